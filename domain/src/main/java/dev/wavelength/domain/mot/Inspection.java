package dev.wavelength.domain.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What an inspection found, before it is certified.
///
/// @param brandName as the brand called itself
/// @param testedAt when it was inspected
/// @param rulebook the version of the rulebook that was in force
/// @param items by touchpoint, in code point order
public record Inspection(
        Brand.Id brand,
        String brandName,
        Commission commission,
        Instant testedAt,
        int rulebook,
        List<Item> items) {

    public Inspection {
        testedAt = Instants.toMicros(testedAt);
        items = List.copyOf(items);
    }

    /// How the service did as a whole.
    public Certificate.Result result() {
        if (items.stream().anyMatch(item -> item.result().fails())) return Certificate.Result.FAIL;
        boolean blind =
                items.stream()
                        .anyMatch(
                                item ->
                                        item.touchpoint().critical()
                                                && item.result() == Finding.Result.NOT_TESTABLE);
        return blind ? Certificate.Result.INCOMPLETE : Certificate.Result.PASS;
    }

    /// Whether it was asked for the very same as the other: the same days, and the same touchpoints
    /// if any were named.
    public Digest scope() {
        var touchpoints = commission.touchpoints();
        return Digest.of(commission.from(), commission.to(), touchpoints, commission.retestOf());
    }

    /// Whether what is counted differs from what an earlier certificate tells of the same.
    private boolean corrects(Certificate before) {
        return !measures().equals(before.inspection().measures());
    }

    private List<Measured> measures() {
        return items.stream()
                .map(item -> new Measured(item.touchpoint().id().text(), item.measure()))
                .toList();
    }

    private record Measured(String touchpoint, Measure measure) {}

    /// The certificate of this number.
    ///
    /// @param before the latest certificate of the same scope, if there is one: where its figures
    ///   are no longer those, because evidence came late, this one amends it
    public Certificate certify(int number, @Nullable Certificate before) {
        var amends = before != null && corrects(before) ? before.number() : null;
        return Certificate.of(number, this, amends);
    }
}
