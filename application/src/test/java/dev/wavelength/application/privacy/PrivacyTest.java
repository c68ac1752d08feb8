package dev.wavelength.application.privacy;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.mot.InspectService;
import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.InMemoryBases;
import dev.wavelength.contract.mot.InMemoryCertificates;
import dev.wavelength.contract.mot.InMemoryDefects;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Fault;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class PrivacyTest {

    private static final Customer ANNA = new Customer("anna");
    private static final Actor DESK = new Actor("partner desk");

    private final Adapters adapters = Adapters.inMemory();
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final AtomicInteger made = new AtomicInteger();
    private Instant now = Instant.parse("2026-03-15T12:00:00Z");

    private final RecordMoments recordMoments =
            RecordMoments.over(
                    new InMemoryBases(
                            adapters.brands(), adapters.rulebooks(), new InMemoryPromises()),
                    adapters.moments(),
                    () -> now,
                    () -> new Moment.Id("made-" + made.incrementAndGet()),
                    () -> new Recovery.Id("recovery-" + made.incrementAndGet()));
    private final EraseCustomer eraseCustomer =
            EraseCustomer.over(adapters.erasures(), trails, () -> now);
    private final ExportCustomer exportCustomer =
            ExportCustomer.over(
                    adapters.chains(),
                    adapters.moments(),
                    adapters.recoveries(),
                    adapters.events(),
                    trails,
                    () -> now);
    private final ExpireMoments expireMoments =
            ExpireMoments.over(adapters.brands(), adapters.erasures(), () -> now);

    private Brand open(Brand brand) {
        adapters.brands().put(brand);
        return brand;
    }

    private RecordMoments.Outcome record(Brand brand, String id, String customer, String at) {
        var moment =
                aMoment(id)
                        .of(customer)
                        .at("door")
                        .occurredAt(at)
                        .stakes(Stakes.CRITICAL)
                        .delivered(9);
        return recordMoments
                .record(brand.id(), new Partner.Name("shop"), List.of(moment.report()))
                .getFirst();
    }

    private List<String> noted(Brand brand) {
        return trails.list(brand.id(), null, 9).stream()
                .map(
                        note ->
                                "%s %s: %s, %s"
                                        .formatted(
                                                note.by(),
                                                note.change().act(),
                                                note.change().subject(),
                                                note.change().detail()))
                .toList();
    }

    @Test
    void an_erasure_is_noted_once_and_names_nobody() {
        var brand = open(aBrand().build());
        record(brand, "m-1", "anna", "2026-03-15T09:00:00Z");

        var proof = eraseCustomer.erase(brand.id(), ANNA, DESK);
        var again = eraseCustomer.erase(brand.id(), ANNA, DESK);
        var unknown = eraseCustomer.erase(brand.id(), new Customer("bert"), DESK);

        assertThat(proof)
                .isEqualTo(new EraseCustomer.Outcome.Erased(new Erasure(1, now, 1, 1)))
                .isEqualTo(again);
        assertThat(unknown).isEqualTo(new EraseCustomer.Outcome.UnknownCustomer());
        assertThat(noted(brand))
                .containsExactly(
                        "partner desk CUSTOMER_ERASED: erasure 1, 1 moments, 1 recoveries");
        assertThat(record(brand, "m-2", "anna", "2026-03-15T10:00:00Z"))
                .isEqualTo(new RecordMoments.Outcome.CustomerErased(ANNA));
    }

    @Test
    void an_export_is_noted_and_names_nobody() {
        var brand = open(aBrand().build());
        record(brand, "m-1", "anna", "2026-03-15T09:00:00Z");

        assertThat(exportCustomer.begin(brand.id(), ANNA, DESK))
                .isInstanceOf(ExportCustomer.Outcome.Begun.class);
        assertThat(exportCustomer.begin(brand.id(), new Customer("bert"), DESK))
                .isEqualTo(new ExportCustomer.Outcome.UnknownCustomer());
        assertThat(noted(brand))
                .containsExactly("partner desk CUSTOMER_EXPORTED: a customer, 1 moments");
    }

    @Test
    void an_erasure_amends_no_certificate() {
        var brand = open(aBrand().build());
        for (int n = 0; n < 12; n++)
            record(
                    brand,
                    "m-" + n,
                    n < 3 ? "anna" : "c-" + n,
                    "2026-03-1%dT09:00:00Z".formatted(n % 4));
        now = Instant.parse("2026-03-20T12:00:00Z");
        var first = inspect(brand);
        assertThat(first.inspection().items().getFirst().measure().overdue()).isPositive();

        eraseCustomer.erase(brand.id(), ANNA, DESK);

        var second = inspect(brand);
        assertThat(second.amends()).isNull();
        assertThat(second.inspection().items().getFirst().measure())
                .isEqualTo(first.inspection().items().getFirst().measure());
        assertThat(second.inspection().items().getFirst().evidence())
                .doesNotContain(new Moment.Id("m-0"));
    }

    private final InMemoryCertificates certificates = new InMemoryCertificates(adapters.events());

    private Certificate inspect(Brand brand) {
        var days =
                new Commission(
                        LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-14"), null, null);
        var outcome =
                InspectService.over(
                                adapters.brands(),
                                adapters.touchpoints(),
                                adapters.rulebooks(),
                                adapters.tallies(),
                                adapters.recoveries(),
                                new InMemoryDefects(adapters.brands(), adapters.moments()),
                                certificates,
                                () -> now)
                        .inspect(brand.id(), days, null);
        return ((InspectService.Outcome.Issued) outcome).certificate();
    }

    @Test
    void what_is_older_than_its_brand_keeps_it_expires_in_the_brands_calendar() {
        var forgets = open(aBrand().in("Europe/Berlin").keepingFor(1).build());
        var keeps = open(aBrand().build());
        now = Instant.parse("2026-03-01T12:00:00Z");
        for (var brand : List.of(forgets, keeps)) {
            record(brand, "old", "anna", "2026-02-14T22:59:59Z");
            record(brand, "young", "anna", "2026-02-14T23:00:00Z");
        }
        assertThat(expireMoments.expire()).isEmpty();
        now = Instant.parse("2026-03-15T12:00:00Z");

        assertThat(expireMoments.expire()).containsExactly(forgets.id());
        assertThat(expireMoments.expire()).isEmpty();

        assertThat(left(forgets)).containsExactly("young");
        assertThat(left(keeps)).containsExactly("young", "old");
    }

    private List<String> left(Brand brand) {
        return adapters
                .moments()
                .list(brand.id(), new Filter(null, null, null, null, null), null, 9)
                .stream()
                .map(entry -> entry.moment().id().text())
                .toList();
    }

    @Test
    void what_would_expire_at_once_is_refused_and_spoils_nothing() {
        var brand = open(aBrand().in("Europe/Berlin").keepingFor(1).build());
        var reports =
                IntStream.of(13, 14, 15)
                        .mapToObj(
                                day ->
                                        aMoment("m-" + day)
                                                .occurredAt("2026-02-%dT23:00:00Z".formatted(day))
                                                .report())
                        .toList();

        var outcomes =
                new ArrayList<>(
                        recordMoments.record(brand.id(), new Partner.Name("shop"), reports));

        assertThat(outcomes.removeFirst())
                .isEqualTo(
                        new RecordMoments.Outcome.Faulty(
                                List.of(
                                        new Fault(
                                                "/occurredAt",
                                                "must not be before 2026-02-14T23:00:00Z: the brand keeps no older moments"))));
        assertThat(outcomes).hasSize(2).allMatch(RecordMoments.Outcome.Recorded.class::isInstance);
    }
}
