package dev.wavelength.contract.event;

import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.value.Digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for sending events: receivers that answer as they are told to.
public final class InMemoryReceivers implements Receivers {

    private final Map<Webhook.Address, Answer> answers = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    /// What was sent.
    public record Sent(Webhook.Address to, Announced announced) {}

    /// Has the receiver at an address answer so from now on; one that was told nothing is silent.
    public synchronized void answer(Webhook.Address address, Answer answer) {
        answers.put(address, answer);
    }

    /// All that was sent, to whomever.
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public synchronized Answer send(Webhook webhook, Announced announced, Instant now) {
        sent.add(new Sent(webhook.address(), announced));
        return answers.getOrDefault(webhook.address(), new Answer(null, "nobody answered"));
    }

    @Override
    public String secret(Webhook webhook, Webhook.Secret secret) {
        return "whsec_" + Digest.of(webhook.brand(), webhook.id(), secret.number());
    }

    @Override
    public Optional<String> objection(Webhook.Address address) {
        return address.plain() ? Optional.of("must begin with https:") : Optional.empty();
    }
}
