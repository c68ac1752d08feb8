package dev.wavelength.contract.event;

import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;

import java.util.List;

class InMemoryReceiversTest extends ReceiversContract {

    private final InMemoryReceivers receivers = new InMemoryReceivers();

    @Override
    protected Receivers receivers() {
        return receivers;
    }

    @Override
    protected Webhook.Address answering(int status, String text) {
        var address = new Webhook.Address("https://example.com/" + status);
        receivers.answer(address, new Receivers.Answer(status, text));
        return address;
    }

    @Override
    protected Webhook.Address silent() {
        return new Webhook.Address("https://example.com/silent");
    }

    @Override
    protected List<String> idsReceived() {
        return receivers.sent().stream().map(one -> one.announced().event().id().text()).toList();
    }
}
