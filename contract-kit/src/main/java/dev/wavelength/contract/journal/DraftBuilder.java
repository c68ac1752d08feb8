package dev.wavelength.contract.journal;

import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Builds drafts of moments, judged as they would be by recording them.
public final class DraftBuilder {

    /// When drafts are recorded, unless said otherwise.
    public static final Instant NOW = Instant.parse("2026-11-02T10:30:00.654321Z");

    private final Brand brand;
    private final Moment moment;
    private Rulebook rulebook = Rulebook.standard();
    private Partner.Name source = new Partner.Name("shop");
    private Instant recordedAt = NOW;
    private @Nullable Digest content;

    private DraftBuilder(Brand brand, Moment moment) {
        this.brand = brand;
        this.moment = moment;
    }

    /// The draft of a moment of this brand, reported by its shop and judged by the standard rules.
    public static DraftBuilder draft(Brand brand, MomentBuilder moment) {
        return draft(brand, moment.build());
    }

    /// The draft of a moment of this brand, reported by its shop and judged by the standard rules.
    public static DraftBuilder draft(Brand brand, Moment moment) {
        return new DraftBuilder(brand, moment);
    }

    public DraftBuilder judgedBy(Rulebook rules) {
        rulebook = rules;
        return this;
    }

    public DraftBuilder from(String partner) {
        source = new Partner.Name(partner);
        return this;
    }

    public DraftBuilder recordedAt(Instant instant) {
        recordedAt = instant;
        return this;
    }

    /// The fingerprint of the content, where it is not to be that of the moment.
    public DraftBuilder content(Digest digest) {
        content = digest;
        return this;
    }

    /// The id of the recovery that a moment opens, where it can.
    public static Recovery.@Nullable Id recoveryOf(Moment moment, Verdict verdict) {
        return verdict.experience() == Experience.OW
                ? new Recovery.Id("r:" + Digest.of(moment.id()))
                : null;
    }

    public Draft build() {
        var verdict = rulebook.judge(moment, recordedAt);
        return new Draft(
                moment,
                content == null ? Digest.of(moment) : content,
                source,
                recordedAt,
                brand.dayOf(moment.occurredAt()),
                verdict,
                recoveryOf(moment, verdict));
    }
}
