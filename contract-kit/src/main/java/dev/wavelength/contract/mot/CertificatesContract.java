package dev.wavelength.contract.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.mot.InspectionBuilder.anInspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.event.Told;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Certificates.Issue;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every adapter for [Certificates] must do, rule by rule.
public abstract class CertificatesContract {

    private static final int RACERS = 8;

    private Certificates certificates;
    private Events events;
    private Brand brand;
    private Brand other;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter under test. Its store need not be empty.
    protected abstract Certificates certificates();

    /// The adapter for events over the same store.
    protected abstract Events events();

    @BeforeEach
    void openTwoBrands() {
        var brands = brands();
        certificates = certificates();
        events = events();
        brand = aBrand().build();
        other = aBrand().build();
        brands.put(brand);
        brands.put(other);
    }

    private Certificate issue(InspectionBuilder inspection) {
        return issue(inspection.build());
    }

    private Certificate issue(Inspection inspection) {
        return issued(certificates.issue(inspection, null));
    }

    private static Certificate issued(Issue issue) {
        assertThat(issue).isInstanceOf(Issue.Issued.class);
        return ((Issue.Issued) issue).certificate();
    }

    private @Nullable Integer amendedBy(int number) {
        return certificates.find(brand.id(), number).orElseThrow().amendedBy();
    }

    private Map<Touchpoint.Id, Advisory> advisories(String day, String... touchpoints) {
        return certificates.advisories(
                brand.id(),
                Stream.of(touchpoints).map(Touchpoint.Id::new).toList(),
                LocalDate.parse(day));
    }

    private List<Integer> listed(@Nullable Integer before, int limit) {
        return certificates.list(brand.id(), before, limit).stream()
                .map(Certificate.Summary::number)
                .toList();
    }

    private static Claim claim(String key, String content) {
        return new Claim("till", key, Digest.of(content));
    }

    @Test
    void f1_a_certificate_is_found_as_it_was_issued() {
        var inspection = anInspection(brand).at("a", 2, 60).at("b", 0, 0).again(7).build();
        var issued = issue(inspection);

        assertThat(issued).isEqualTo(inspection.certify(1, null));
        var found = certificates.find(brand.id(), 1).orElseThrow().certificate();
        assertThat(found).isEqualTo(issued);
        assertThat(found.content()).isEqualTo(issued.content());
        assertThat(found.digest()).isEqualTo(issued.digest());
    }

    @Test
    void f1_a_certificate_of_nothing_is_one_too() {
        var issued = issue(anInspection(brand));

        assertThat(certificates.find(brand.id(), 1).orElseThrow().certificate()).isEqualTo(issued);
    }

    @Test
    void f1_there_is_no_certificate_of_another_number_or_brand() {
        issue(anInspection(brand).at("a", 2, 60));

        assertThat(certificates.find(brand.id(), 0)).isEmpty();
        assertThat(certificates.find(brand.id(), 2)).isEmpty();
        assertThat(certificates.find(other.id(), 1)).isEmpty();
        assertThat(certificates.list(other.id(), null, 10)).isEmpty();
    }

    @Test
    void f2_each_brand_counts_for_itself() {
        assertThat(issue(anInspection(brand)).number()).isEqualTo(1);
        assertThat(issue(anInspection(brand)).number()).isEqualTo(2);
        assertThat(issue(anInspection(other)).number()).isEqualTo(1);
        assertThat(issue(anInspection(brand)).number()).isEqualTo(3);
    }

    @Test
    void f2_racing_inspections_leave_no_gap() {
        var numbers =
                Race.run(
                        RACERS,
                        racer ->
                                IntStream.range(0, 3)
                                        .map(
                                                n ->
                                                        issue(anInspection(brand).at("a", 2, 60))
                                                                .number())
                                        .boxed()
                                        .toList());

        assertThat(numbers.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, RACERS * 3).boxed().toList());
    }

    @Test
    void f3_what_is_no_longer_so_is_amended() {
        issue(anInspection(brand).at("a", 2, 60));
        issue(anInspection(brand).over("2026-01-01", "2026-01-30").at("a", 2, 50));

        assertThat(issue(anInspection(brand).at("a", 3, 60)).amends()).isEqualTo(1);
        assertThat(issue(anInspection(brand).at("a", 4, 60)).amends()).isEqualTo(3);
    }

    @Test
    void f3_what_is_still_so_is_not_amended() {
        issue(anInspection(brand).at("a", 2, 60));
        issue(anInspection(other).at("a", 9, 60));

        assertThat(issue(anInspection(brand).at("a", 2, 60)).amends()).isNull();
        assertThat(issue(anInspection(brand).again(1).at("a", 9, 60)).amends()).isNull();
    }

    @Test
    void f3_of_racing_inspections_each_sees_the_one_before() {
        issue(anInspection(brand).at("a", 0, 60));
        var amended =
                Race.run(
                        RACERS,
                        racer -> issue(anInspection(brand).at("a", racer + 1, 60)).amends());

        assertThat(amended)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, RACERS).boxed().toList());
    }

    @Test
    void f4_an_amended_certificate_names_the_latest_that_amends_it() {
        issue(anInspection(brand).at("a", 2, 60));
        assertThat(amendedBy(1)).isNull();

        issue(anInspection(brand).at("a", 3, 60));
        assertThat(amendedBy(1)).isEqualTo(2);
        assertThat(amendedBy(2)).isNull();

        issue(anInspection(other).at("a", 2, 60));
        issue(anInspection(other).at("a", 3, 60));
        issue(anInspection(other).at("a", 4, 60));
        assertThat(amendedBy(2)).isNull();
    }

    @Test
    void f5_the_newest_come_first() {
        for (int i = 0; i < 5; i++)
            issue(anInspection(brand).over("2026-01-0" + (5 - i), "2026-01-31"));
        issue(anInspection(other));

        assertThat(listed(null, 10)).containsExactly(5, 4, 3, 2, 1);
        assertThat(listed(null, 2)).containsExactly(5, 4);
        assertThat(listed(4, 2)).containsExactly(3, 2);
        assertThat(listed(1, 2)).isEmpty();
    }

    @Test
    void f5_a_list_tells_what_the_certificates_tell() {
        var issued =
                List.of(
                        issue(anInspection(brand).at("a", 15, 60)),
                        issue(anInspection(brand).at("a", 14, 60)),
                        issue(anInspection(brand).again(1).at("a", 0, 60)));

        assertThat(certificates.list(brand.id(), null, 10))
                .isEqualTo(issued.reversed().stream().map(Certificate::summary).toList());
    }

    @Test
    void f6_a_repetition_is_answered_as_it_was_first() {
        var first = certificates.issue(anInspection(brand).at("a", 2, 60).build(), claim("k", "x"));
        var issued = issued(first);

        assertThat(certificates.issue(anInspection(brand).at("a", 9, 60).build(), claim("k", "x")))
                .isEqualTo(new Issue.Repeated(issued));
        assertThat(certificates.claimed(brand.id(), claim("k", "x")))
                .contains(new Issue.Repeated(issued));
        assertThat(listed(null, 10)).containsExactly(1);
    }

    @Test
    void f6_a_key_that_was_used_for_something_else_is_refused() {
        certificates.issue(anInspection(brand).build(), claim("k", "x"));

        assertThat(certificates.issue(anInspection(brand).build(), claim("k", "y")))
                .isEqualTo(new Issue.KeyReused());
        assertThat(certificates.claimed(brand.id(), claim("k", "y")))
                .contains(new Issue.KeyReused());
        assertThat(listed(null, 10)).containsExactly(1);
    }

    @Test
    void f6_keys_of_other_brands_callers_and_names_are_others() {
        certificates.issue(anInspection(brand).build(), claim("k", "x"));

        assertThat(certificates.claimed(other.id(), claim("k", "x"))).isEmpty();
        assertThat(certificates.claimed(brand.id(), claim("K", "x"))).isEmpty();
        assertThat(certificates.claimed(brand.id(), new Claim("shop", "k", Digest.of("x"))))
                .isEmpty();
        assertThat(
                        issued(certificates.issue(anInspection(other).build(), claim("k", "y")))
                                .number())
                .isEqualTo(1);
    }

    @Test
    void f6_of_racing_repetitions_one_is_issued() {
        var issues =
                Race.run(
                        RACERS,
                        racer -> certificates.issue(anInspection(brand).build(), claim("k", "x")));

        assertThat(issues.stream().filter(Issue.Issued.class::isInstance)).hasSize(1);
        assertThat(issues.stream().filter(Issue.Repeated.class::isInstance)).hasSize(RACERS - 1);
        assertThat(listed(null, 10)).containsExactly(1);
        assertThat(issue(anInspection(brand)).number()).isEqualTo(2);
    }

    @Test
    void f7_an_advisory_is_known_by_the_latest_certificate_of_days_before() {
        issue(anInspection(brand).over("2026-02-01", "2026-02-28").at("a", 2, 60));
        issue(
                anInspection(brand)
                        .over("2026-01-01", "2026-01-31")
                        .at("a", 2, 60, new Advisory(9, 1))
                        .at("b", 2, 60));

        assertThat(advisories("2026-03-01", "a", "b"))
                .isEqualTo(
                        Map.of(
                                new Touchpoint.Id("a"), new Advisory(1, 1),
                                new Touchpoint.Id("b"), new Advisory(2, 1)));
        assertThat(advisories("2026-02-28", "a")).containsValue(new Advisory(2, 2)).hasSize(1);
        assertThat(advisories("2026-01-31", "a", "b")).isEmpty();
    }

    @Test
    void f7_of_the_same_last_day_the_higher_number_is_later() {
        issue(anInspection(brand).at("a", 2, 60));
        issue(anInspection(brand).at("a", 2, 60, new Advisory(9, 1)));

        assertThat(advisories("2026-03-01", "a")).containsValue(new Advisory(2, 2)).hasSize(1);
    }

    @Test
    void f7_what_is_no_advisory_any_more_is_none() {
        issue(anInspection(brand).over("2026-01-01", "2026-01-31").at("a", 2, 60));
        issue(anInspection(brand).over("2026-02-01", "2026-02-28").at("a", 0, 60));

        assertThat(advisories("2026-03-01", "a")).isEmpty();
        assertThat(advisories("2026-02-01", "a")).hasSize(1);
    }

    @Test
    void f7_only_what_was_asked_for_is_told() {
        issue(anInspection(brand).at("a", 2, 60).at("b", 2, 60));
        issue(anInspection(other).at("c", 2, 60));

        assertThat(advisories("2026-03-01", "b", "c")).containsOnlyKeys(new Touchpoint.Id("b"));
        assertThat(advisories("2026-03-01")).isEmpty();
    }

    @Test
    void f8_each_certificate_is_announced_once_with_its_number_and_digest() {
        var claim = new Claim("till", "once", Digest.of("january"));
        var first = issued(certificates.issue(anInspection(brand).at("a", 0, 60).build(), claim));
        certificates.issue(anInspection(brand).at("a", 0, 60).build(), claim);
        var second = issue(anInspection(brand).at("a", 60, 60).again(1));

        assertThat(Told.atLeast(events, brand.id(), 2).stream().map(Announced::event))
                .containsExactly(first.news(), second.news());
        assertThat(first.news().type()).isEqualTo(Event.Type.CERTIFICATE_ISSUED);
        assertThat(first.news().data())
                .containsEntry("certificate", 1)
                .containsEntry("result", first.result().name())
                .containsEntry("from", "2026-01-01")
                .containsEntry("digest", first.digest())
                .doesNotContainKey("retestOf");
        assertThat(second.news().data()).containsEntry("retestOf", 1);
    }
}
