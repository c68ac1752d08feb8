package dev.wavelength.webhooks.event;

import dev.wavelength.contract.event.ReceiversContract;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.Webhook;

import org.junit.jupiter.api.AfterEach;

import java.io.IOException;
import java.util.List;

class HttpReceiversContractTest extends ReceiversContract {

    private final Listener listener = new Listener();
    private final HttpReceivers receivers =
            new HttpReceivers(new SigningKey("07".repeat(32)), Reach.ANYWHERE);

    @AfterEach
    void close() throws IOException {
        receivers.close();
        listener.close();
    }

    @Override
    protected Receivers receivers() {
        return receivers;
    }

    @Override
    protected Webhook.Address answering(int status, String text) {
        return listener.at("/" + status, Listener.answer(status, text));
    }

    @Override
    protected Webhook.Address silent() {
        return new Webhook.Address("http://127.0.0.1:1/");
    }

    @Override
    protected List<String> idsReceived() {
        return listener.received().stream()
                .map(one -> one.headers().getFirst("webhook-id"))
                .toList();
    }
}
