package dev.wavelength.application.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.mot.InspectService.Outcome;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.mot.InMemoryCertificates;
import dev.wavelength.contract.mot.InMemoryDefects;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.mot.Finding.Result;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Fault;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

class InspectServiceTest {

    private final Adapters adapters = Adapters.inMemory();
    private final InMemoryCertificates certificates = new InMemoryCertificates(adapters.events());
    private final Brand brand = aBrand().in("Europe/Berlin").build();
    private Instant now = Instant.parse("2026-05-01T09:00:00Z");
    private final InspectService inspectService =
            InspectService.over(
                    adapters.brands(),
                    adapters.touchpoints(),
                    adapters.rulebooks(),
                    adapters.tallies(),
                    adapters.recoveries(),
                    new InMemoryDefects(adapters.brands(), adapters.moments()),
                    certificates,
                    () -> now);

    InspectServiceTest() {
        adapters.brands().put(brand);
    }

    private void declare(String id, boolean critical) {
        adapters.touchpoints()
                .put(
                        brand.id(),
                        new Touchpoint(
                                new Touchpoint.Id(id), "The " + id, critical, .05, .15, true));
    }

    private void keep(MomentBuilder moment) {
        adapters.moments().keep(brand.id(), List.of(DraftBuilder.draft(brand, moment).build()));
    }

    /// So many moments of customers of their own, of which the first so many are OWs.
    private void keep(String touchpoint, String day, int ow, int judged) {
        for (int i = 0; i < judged; i++)
            keep(
                    aMoment("%s-%s-%d".formatted(touchpoint, day, i))
                            .of("c-%s-%s-%d".formatted(touchpoint, day, i))
                            .at(touchpoint)
                            .stakes(i == 1 ? Stakes.CRITICAL : Stakes.NORMAL)
                            .occurredAt(day + "T10:00:00Z")
                            .delivered(i < ow ? 9 : 3));
    }

    private static Commission january() {
        return over("2026-01-01", "2026-01-31");
    }

    private static Commission over(String from, String to) {
        return new Commission(LocalDate.parse(from), LocalDate.parse(to), null, null);
    }

    private static Commission january(
            @Nullable List<Touchpoint.Id> touchpoints, @Nullable Integer retestOf) {
        return new Commission(january().from(), january().to(), touchpoints, retestOf);
    }

    private Outcome inspect(Commission commission) {
        return inspectService.inspect(brand.id(), commission, null);
    }

    private Certificate issued(Commission commission) {
        var outcome = inspect(commission);
        assertThat(outcome).isInstanceOf(Outcome.Issued.class);
        return ((Outcome.Issued) outcome).certificate();
    }

    private static Item item(Certificate certificate, String touchpoint) {
        return certificate.inspection().items().stream()
                .filter(item -> item.touchpoint().id().text().equals(touchpoint))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inspected(Certificate certificate) {
        return certificate.inspection().items().stream()
                .map(item -> item.touchpoint().id().text())
                .toList();
    }

    @Test
    void a_touchpoint_is_inspected_where_it_is_declared_or_had_moments() {
        declare("silent", true);
        keep("door", "2026-01-02", 0, 60);
        keep("later", "2026-02-02", 0, 1);

        var certificate = issued(january());

        assertThat(inspected(certificate)).containsExactly("door", "silent");
        assertThat(certificate.result()).isEqualTo(Certificate.Result.INCOMPLETE);
        assertThat(item(certificate, "silent").result()).isEqualTo(Result.NOT_TESTABLE);
        assertThat(item(certificate, "silent").owRate()).isNull();
        assertThat(item(certificate, "door").result()).isEqualTo(Result.PASS);
        assertThat(certificate.inspection().testedAt()).isEqualTo(now);
    }

    @Test
    void the_first_and_the_last_day_count_and_no_other() {
        keep(aMoment("before").at("door").occurredAt("2025-12-31T22:59:59Z").delivered(9));
        keep(aMoment("first").at("door").occurredAt("2025-12-31T23:00:00Z").delivered(9));
        keep(aMoment("last").at("door").occurredAt("2026-01-31T22:59:59Z").delivered(9));
        keep(aMoment("behind").at("door").occurredAt("2026-01-31T23:00:00Z").delivered(9));

        var item = item(issued(january()), "door");

        assertThat(item.measure().ow()).isEqualTo(2);
        assertThat(item.trend().days()).isEqualTo(1);
        assertThat(item.trend().beats()).hasSize(31);
        assertThat(item.trend().beats().getFirst()).isEqualTo(new Share(1, 1));
        assertThat(item.trend().beats().getLast()).isEqualTo(new Share(1, 1));
        assertThat(item.trend().beats().get(1)).isEqualTo(new Share(0, 0));
    }

    @Test
    void a_defect_has_evidence_the_worst_first_and_what_is_none_has_none() {
        keep("bad", "2026-01-02", 7, 20);
        keep("good", "2026-01-02", 1, 200);
        keep("unknown", "2026-01-02", 1, 5);

        var certificate = issued(january());

        assertThat(certificate.result()).isEqualTo(Certificate.Result.FAIL);
        assertThat(item(certificate, "bad").evidence())
                .hasSize(5)
                .startsWith(new Moment.Id("bad-2026-01-02-1"), new Moment.Id("bad-2026-01-02-0"));
        assertThat(item(certificate, "good").result()).isEqualTo(Result.PASS);
        assertThat(item(certificate, "good").evidence()).isEmpty();
        assertThat(item(certificate, "unknown").evidence()).isEmpty();
    }

    /// Keeps a critical OW of this instant, as one that is known at once.
    private Recovery.Id fail(String id, String occurredAt) {
        var moment =
                aMoment(id)
                        .of("c-" + id)
                        .at("door")
                        .stakes(Stakes.CRITICAL)
                        .occurredAt(occurredAt)
                        .delivered(9);
        var draft = DraftBuilder.draft(brand, moment).recordedAt(Instant.parse(occurredAt)).build();
        adapters.moments().keep(brand.id(), List.of(draft));
        return Objects.requireNonNull(draft.recovery());
    }

    private void remedy(Recovery.Id id) {
        var step = new Step.Taken(now, Step.Action.REMEDY, "somebody", null, null);
        adapters.recoveries().take(brand.id(), id, 1, step, null);
    }

    @Test
    void where_a_critical_recovery_lacks_its_remedy_it_is_dangerous_and_says_why() {
        keep("door", "2026-01-02", 0, 99);
        fail("before", "2025-12-31T22:59:59Z");
        var first = fail("first", "2025-12-31T23:00:00Z");
        var last = fail("last", "2026-01-31T22:59:59Z");
        fail("behind", "2026-01-31T23:00:00Z");

        now = Instant.parse("2026-02-01T22:59:59Z");
        assertThat(item(issued(january()), "door").measure().overdue()).isEqualTo(1);
        now = now.plusSeconds(1);
        var item = item(issued(january()), "door");
        assertThat(item.measure().overdue()).isEqualTo(2);
        assertThat(item.result()).isEqualTo(Result.DANGEROUS);
        assertThat(item.finding().reasons())
                .containsExactly("2 critical recoveries stand without the remedy that was due.");

        remedy(first);
        remedy(last);
        assertThat(item(issued(january()), "door").measure().overdue()).isZero();
        assertThat(item(issued(january()), "door").result()).isEqualTo(Result.ADVISORY);
    }

    @Test
    void only_what_is_named_is_inspected() {
        declare("a", true);
        declare("b", true);
        keep("c", "2026-02-02", 0, 1);

        var asked = List.of(new Touchpoint.Id("c"), new Touchpoint.Id("b"));
        assertThat(inspected(issued(january(asked, null)))).containsExactly("b", "c");
        assertThat(inspect(january(List.of(new Touchpoint.Id("B"), new Touchpoint.Id("x")), null)))
                .isEqualTo(
                        new Outcome.Faulty(
                                List.of(
                                        new Fault("/touchpoints", "there is no touchpoint B"),
                                        new Fault("/touchpoints", "there is no touchpoint x"))));
        assertThat(certificates.list(brand.id(), null, 9)).hasSize(1);
    }

    @Test
    void a_retest_tests_what_failed_and_says_so() {
        keep("bad", "2026-01-02", 20, 20);
        keep("good", "2026-01-02", 0, 60);
        keep("bad", "2026-02-02", 0, 60);
        issued(january());

        var retest =
                issued(
                        new Commission(
                                LocalDate.parse("2026-02-01"),
                                LocalDate.parse("2026-02-28"),
                                null,
                                1));

        assertThat(inspected(retest)).containsExactly("bad");
        assertThat(retest.result()).isEqualTo(Certificate.Result.PASS);
        assertThat(retest.inspection().commission().retestOf()).isEqualTo(1);
        assertThat(inspect(january(null, 2)))
                .isEqualTo(
                        new Outcome.Faulty(
                                List.of(
                                        new Fault(
                                                "/retestOf",
                                                "nothing failed on certificate 2: there is nothing"
                                                        + " to test again"))));
        assertThat(inspect(january(null, 9)))
                .isEqualTo(
                        new Outcome.Faulty(
                                List.of(new Fault("/retestOf", "there is no certificate 9"))));
    }

    @Test
    void an_advisory_ages_from_one_period_to_the_next_and_not_within_one() {
        keep("door", "2026-01-02", 2, 60);
        keep("door", "2026-02-02", 2, 60);
        keep("door", "2026-03-02", 2, 60);

        assertThat(item(issued(january()), "door").result()).isEqualTo(Result.ADVISORY);
        assertThat(item(issued(january()), "door").result()).isEqualTo(Result.ADVISORY);
        var february = item(issued(over("2026-02-01", "2026-02-28")), "door");
        assertThat(february.result()).isEqualTo(Result.MINOR);
        assertThat(february.finding().advisoryAge()).isEqualTo(2);
        assertThat(item(issued(over("2026-03-01", "2026-03-31")), "door").result())
                .isEqualTo(Result.MAJOR);
        assertThat(item(issued(over("2026-01-15", "2026-03-31")), "door").result())
                .isEqualTo(Result.ADVISORY);
    }

    @Test
    void late_evidence_makes_the_next_certificate_an_amendment() {
        keep("door", "2026-01-02", 0, 60);
        var first = issued(january());
        assertThat(issued(january()).amends()).isNull();

        keep(aMoment("late").at("door").occurredAt("2026-01-03T10:00:00Z").delivered(9));

        var third = issued(january());
        assertThat(third.amends()).isEqualTo(2);
        assertThat(certificates.find(brand.id(), 1).orElseThrow().certificate()).isEqualTo(first);
        assertThat(certificates.find(brand.id(), 2).orElseThrow().amendedBy()).isEqualTo(3);
    }

    @Test
    void what_is_claimed_is_inspected_once() {
        var claim = new Claim("till", "k", Digest.of("january"));
        var first = inspectService.inspect(brand.id(), january(), claim);
        now = now.plusSeconds(60);

        assertThat(first).isInstanceOf(Outcome.Issued.class);
        assertThat(inspectService.inspect(brand.id(), january(), claim))
                .isEqualTo(new Outcome.IssuedBefore(((Outcome.Issued) first).certificate()));
        assertThat(
                        inspectService.inspect(
                                brand.id(),
                                over("2026-02-01", "2026-02-28"),
                                new Claim("till", "k", Digest.of("february"))))
                .isEqualTo(new Outcome.KeyReused());
    }

    @Test
    void a_certificate_outlives_the_limits_it_was_tested_by() {
        keep("door", "2026-01-02", 6, 60);
        var before = issued(january());
        adapters.touchpoints()
                .put(
                        brand.id(),
                        new Touchpoint(new Touchpoint.Id("door"), "Door", false, .5, .6, true));

        assertThat(certificates.find(brand.id(), 1).orElseThrow().certificate()).isEqualTo(before);
        assertThat(item(issued(january()), "door").result()).isEqualTo(Result.PASS);
        assertThat(certificates.find(brand.id(), 2).orElseThrow().certificate().amends()).isNull();
    }

    @Test
    void more_touchpoints_than_a_certificate_holds_must_be_named() {
        IntStream.range(0, Commission.MOST_TOUCHPOINTS).forEach(n -> declare("t-" + n, false));
        assertThat(issued(january()).inspection().items()).hasSize(Commission.MOST_TOUCHPOINTS);

        declare("one-more", false);

        assertThat(inspect(january()))
                .isInstanceOfSatisfying(
                        Outcome.Faulty.class,
                        faulty ->
                                assertThat(faulty.faults())
                                        .extracting(Fault::pointer)
                                        .containsExactly("/touchpoints"));
        assertThat(inspected(issued(january(List.of(new Touchpoint.Id("one-more")), null))))
                .containsExactly("one-more");
    }
}
