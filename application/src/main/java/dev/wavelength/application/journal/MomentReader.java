package dev.wavelength.application.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

final class MomentReader implements ReadMoments {

    private final Moments moments;

    MomentReader(Moments moments) {
        this.moments = moments;
    }

    @Override
    public Optional<Entry> moment(Brand.Id brand, Moment.Id id) {
        return moments.find(brand, id);
    }

    @Override
    public Optional<Entry> moment(Brand.Id brand, Moment.Id id, int revision) {
        return moments.find(brand, id, revision);
    }

    @Override
    public Page<Entry> moments(
            Brand.Id brand, Moments.Filter filter, @Nullable Position after, int limit) {
        return Page.of(moments.list(brand, filter, after, limit + 1), limit);
    }
}
