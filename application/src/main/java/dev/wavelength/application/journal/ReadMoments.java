package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Driving port: for reading recorded moments with their verdicts.
public interface ReadMoments {

    /// The moment in its latest revision.
    Optional<Entry> moment(Brand.Id brand, Moment.Id id);

    /// The moment in that revision.
    Optional<Entry> moment(Brand.Id brand, Moment.Id id, int revision);

    /// Moments in their latest revisions, newest first.
    ///
    /// @param after the last one seen, if any
    Page<Entry> moments(Brand.Id brand, Moments.Filter filter, @Nullable Position after, int limit);

    /// The use case over this port.
    static ReadMoments over(Moments moments) {
        return new MomentReader(moments);
    }
}
