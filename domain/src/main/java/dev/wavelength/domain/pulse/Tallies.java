package dev.wavelength.domain.pulse;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/// Driven port: for reading the tallies that recording keeps.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | Y1 | count every recorded moment once, on its business day, by its present verdict |
/// | Y2 | count by the hour exactly what it counts by the day |
/// | Y3 | leave out what has nothing to count, and what is another brand's |
/// | Y4 | count an OW that stands no more as recovered, and no more as a never-event |
/// | Y5 | count by touchpoint, so many days at a time, exactly what it counts by the day |
/// | Y6 | count what OWs cost by their present impact, those that stand twice |
public interface Tallies {

    /// Days on which there were moments, at one touchpoint or at all.
    ///
    /// @param from the first business day
    /// @param to the last
    SortedMap<LocalDate, Tally> daily(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to);

    /// Hours in which there were moments, by the instant at which they begin.
    ///
    /// @param from the beginning of the first hour
    /// @param until the end of the last, which is cut short where clocks move by half an hour
    SortedMap<Instant, Tally> hourly(
            Brand.Id brand, Touchpoint.@Nullable Id touchpoint, Instant from, Instant until);

    /// What there was at each of these touchpoints, so many days at a time, by the first of these
    /// days.
    ///
    /// @param from the first business day
    /// @param to the last
    /// @param days how many are counted together, from `from` on; the last may be fewer
    Map<Touchpoint.Id, SortedMap<LocalDate, Tally>> byTouchpoint(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int days);
}
