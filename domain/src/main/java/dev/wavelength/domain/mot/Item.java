package dev.wavelength.domain.mot;

import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;

/// A touchpoint on a certificate.
///
/// @param touchpoint as it was described when it was inspected
/// @param evidence some moments that show what is wrong, the worst first; none where nothing is
public record Item(
        Touchpoint touchpoint,
        Measure measure,
        Finding finding,
        List<Moment.Id> evidence,
        Trend trend) {

    /// How many moments are named at most.
    public static final int MOST_EVIDENCE = 5;

    /// To how many decimals shares are certified: a hundredth of a per cent.
    private static final int DECIMALS = 4;

    public Item {
        evidence = List.copyOf(evidence);
    }

    /// The same item with other evidence.
    public Item with(List<Moment.Id> moments) {
        return new Item(touchpoint, measure, finding, moments, trend);
    }

    /// What was found.
    public Finding.Result result() {
        return finding.result();
    }

    /// The share of moments that are judged, as certified; none of no moments.
    public @Nullable Double coverage() {
        return certified(measure.coverage());
    }

    /// The share of judged moments that were OWs, as certified; none of nothing judged.
    public @Nullable Double owRate() {
        return certified(measure.owShare().rate());
    }

    /// The least it can be with 95 % confidence, as certified.
    public @Nullable Double lower() {
        var bounds = measure.owShare().wilson(Share.ONE_SIDED_95);
        return bounds.isEmpty() ? null : certified(bounds.get().lower());
    }

    /// The most it can be with 95 % confidence, as certified.
    public @Nullable Double upper() {
        var bounds = measure.owShare().wilson(Share.ONE_SIDED_95);
        return bounds.isEmpty() ? null : certified(bounds.get().upper());
    }

    private static @Nullable Double certified(OptionalDouble share) {
        return share.isEmpty() ? null : certified(share.getAsDouble());
    }

    private static Double certified(double share) {
        return BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
