package dev.wavelength.contract.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference for keeping certificates.
public final class InMemoryCertificates implements Certificates {

    private static final Comparator<Certificate> BY_LAST_DAY =
            Comparator.<Certificate, LocalDate>comparing(one -> one.inspection().commission().to())
                    .thenComparingInt(Certificate::number);

    private final Map<Brand.Id, List<Issued>> issued = new HashMap<>();
    private final Events events;

    /// @param events where it is announced that one was issued
    public InMemoryCertificates(Events events) {
        this.events = events;
    }

    private record Issued(Certificate certificate, @Nullable Claim claim) {

        boolean wasClaimedAs(Claim other) {
            return claim != null
                    && claim.caller().equals(other.caller())
                    && claim.key().equals(other.key());
        }
    }

    @Override
    public synchronized Issue issue(Inspection inspection, @Nullable Claim claim) {
        if (claim != null) {
            var before = claimed(inspection.brand(), claim);
            if (before.isPresent()) return before.get();
        }
        var all = of(inspection.brand());
        var latest =
                all.stream()
                        .map(Issued::certificate)
                        .filter(one -> one.inspection().scope().equals(inspection.scope()))
                        .reduce((first, second) -> second)
                        .orElse(null);
        var certificate = inspection.certify(all.size() + 1, latest);
        all.add(new Issued(certificate, claim));
        events.announce(inspection.brand(), List.of(certificate.news()));
        return new Issue.Issued(certificate);
    }

    @Override
    public synchronized Optional<Issue> claimed(Brand.Id brand, Claim claim) {
        return of(brand).stream()
                .filter(one -> one.wasClaimedAs(claim))
                .findFirst()
                .map(
                        one ->
                                claim.equals(one.claim())
                                        ? new Issue.Repeated(one.certificate())
                                        : new Issue.KeyReused());
    }

    @Override
    public synchronized Optional<Kept> find(Brand.Id brand, int number) {
        var all = of(brand);
        if (number < 1 || number > all.size()) return Optional.empty();
        var amendedBy =
                all.stream()
                        .map(Issued::certificate)
                        .filter(one -> one.amends() != null && one.amends() == number)
                        .map(Certificate::number)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return Optional.of(new Kept(all.get(number - 1).certificate(), amendedBy));
    }

    @Override
    public synchronized List<Certificate.Summary> list(
            Brand.Id brand, @Nullable Integer before, int limit) {
        return of(brand).stream()
                .map(one -> one.certificate().summary())
                .filter(one -> before == null || one.number() < before)
                .sorted(Comparator.comparingInt(Certificate.Summary::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<Touchpoint.Id, Advisory> advisories(
            Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day) {
        var advisories = new HashMap<Touchpoint.Id, Advisory>();
        of(brand).stream()
                .map(Issued::certificate)
                .filter(one -> one.inspection().commission().to().isBefore(day))
                .sorted(BY_LAST_DAY)
                .forEach(
                        certificate ->
                                certificate.inspection().items().stream()
                                        .filter(
                                                item ->
                                                        touchpoints.contains(
                                                                item.touchpoint().id()))
                                        .forEach(item -> note(advisories, certificate, item)));
        return advisories;
    }

    private static void note(
            Map<Touchpoint.Id, Advisory> advisories, Certificate certificate, Item item) {
        int age = item.finding().advisoryAge();
        if (age == 0) advisories.remove(item.touchpoint().id());
        else advisories.put(item.touchpoint().id(), new Advisory(certificate.number(), age));
    }

    private List<Issued> of(Brand.Id brand) {
        return issued.computeIfAbsent(brand, unseen -> new ArrayList<>());
    }
}
