package dev.wavelength.contract.broken;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Adapters that leave all to another, until a rule of theirs is broken.
final class Forwarding {

    private Forwarding() {}

    static class ToBrands implements Brands {
        final Brands real;

        ToBrands(Brands real) {
            this.real = real;
        }

        @Override
        public Put put(Brand brand) {
            return real.put(brand);
        }

        @Override
        public Optional<Brand> find(Brand.Id id) {
            return real.find(id);
        }

        @Override
        public List<Brand> forgetting() {
            return real.forgetting();
        }
    }

    static class ToAuditTrails implements AuditTrails {
        final AuditTrails real;

        ToAuditTrails(AuditTrails real) {
            this.real = real;
        }

        @Override
        public <T> T noting(
                Brand.Id brand,
                Actor by,
                Instant at,
                Function<T, Optional<Change>> change,
                Supplier<T> work) {
            return real.noting(brand, by, at, change, work);
        }

        @Override
        public List<Note> list(Brand.Id brand, @Nullable Long before, int limit) {
            return real.list(brand, before, limit);
        }
    }

    static class ToPartners implements Partners {
        final Partners real;

        ToPartners(Partners real) {
            this.real = real;
        }

        @Override
        public Admission admit(Partner partner, PartnerKey key, @Nullable Claim claim) {
            return real.admit(partner, key, claim);
        }

        @Override
        public Map<ApiKey.Fingerprint, Holder> find(Collection<ApiKey.Fingerprint> keys) {
            return real.find(keys);
        }

        @Override
        public Partners.Issue issue(
                Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim) {
            return real.issue(brand, name, key, claim);
        }

        @Override
        public Optional<PartnerKey> withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key) {
            return real.withdraw(brand, name, key);
        }

        @Override
        public void used(Brand.Id brand, Partner.Name name, PartnerKey.Id key, Instant at) {
            real.used(brand, name, key, at);
        }

        @Override
        public Optional<Partner> limit(Brand.Id brand, Partner.Name name, Limits limits) {
            return real.limit(brand, name, limits);
        }

        @Override
        public Tie tie(Brand.Id brand, Partner.Name name, ClientId client) {
            return real.tie(brand, name, client);
        }

        @Override
        public Optional<ClientId> untie(Brand.Id brand, Partner.Name name) {
            return real.untie(brand, name);
        }

        @Override
        public Map<ClientId, Partner> ofClients(Collection<ClientId> clients) {
            return real.ofClients(clients);
        }

        @Override
        public List<Listed> list(Brand.Id brand, Partner.@Nullable Name after, int limit) {
            return real.list(brand, after, limit);
        }

        @Override
        public Optional<Partner> remove(Brand.Id brand, Partner.Name name) {
            return real.remove(brand, name);
        }
    }

    static class ToTouchpoints implements Touchpoints {
        final Touchpoints real;

        ToTouchpoints(Touchpoints real) {
            this.real = real;
        }

        @Override
        public void put(Brand.Id brand, Touchpoint touchpoint) {
            real.put(brand, touchpoint);
        }

        @Override
        public void encounter(Brand.Id brand, Touchpoint.Id id) {
            real.encounter(brand, id);
        }

        @Override
        public Optional<Touchpoint> find(Brand.Id brand, Touchpoint.Id id) {
            return real.find(brand, id);
        }

        @Override
        public List<Touchpoint> list(Brand.Id brand, Touchpoint.@Nullable Id after, int limit) {
            return real.list(brand, after, limit);
        }
    }

    static class ToPromises implements Promises {
        final Promises real;

        ToPromises(Promises real) {
            this.real = real;
        }

        @Override
        public Promise put(
                Brand.Id brand,
                Place place,
                Promise.Terms terms,
                @Nullable Instant validFrom,
                Instant now) {
            return real.put(brand, place, terms, validFrom, now);
        }

        @Override
        public List<Promise> list(
                Brand.Id brand,
                Touchpoint.Id touchpoint,
                Instant asOf,
                Promise.@Nullable Id after,
                int limit) {
            return real.list(brand, touchpoint, asOf, after, limit);
        }

        @Override
        public Map<Place, PromiseHistory> histories(Brand.Id brand, Collection<Place> places) {
            return real.histories(brand, places);
        }
    }

    static class ToRulebooks implements Rulebooks {
        final Rulebooks real;

        ToRulebooks(Rulebooks real) {
            this.real = real;
        }

        @Override
        public Rulebook current(Brand.Id brand) {
            return real.current(brand);
        }

        @Override
        public Optional<Rulebook> find(Brand.Id brand, int version) {
            return real.find(brand, version);
        }

        @Override
        public Optional<Rulebook> put(Brand.Id brand, Rulebook rules, @Nullable Integer expected) {
            return real.put(brand, rules, expected);
        }
    }

    static class ToMoments implements Moments {
        final Moments real;

        ToMoments(Moments real) {
            this.real = real;
        }

        @Override
        public List<Moments.Kept> keep(Brand.Id brand, List<Draft> drafts) {
            return real.keep(brand, drafts);
        }

        @Override
        public Revised revise(Brand.Id brand, Revision revision) {
            return real.revise(brand, revision);
        }

        @Override
        public Recoveries.Taken hear(Brand.Id brand, Hearing hearing) {
            return real.hear(brand, hearing);
        }

        @Override
        public List<Moments.Due> due(Instant now, int limit) {
            return real.due(now, limit);
        }

        @Override
        public Optional<Revised> claimed(Brand.Id brand, Claim claim) {
            return real.claimed(brand, claim);
        }

        @Override
        public Optional<Entry> find(Brand.Id brand, Moment.Id id) {
            return real.find(brand, id);
        }

        @Override
        public Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
            return real.find(brand, id, revision);
        }

        @Override
        public List<Entry> list(
                Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
            return real.list(brand, filter, after, limit);
        }
    }

    static class ToChains implements Chains {
        final Chains real;

        ToChains(Chains real) {
            this.real = real;
        }

        @Override
        public Optional<Chain.Head> find(Brand.Id brand, Customer customer) {
            return real.find(brand, customer);
        }

        @Override
        public List<Chains.Kept> list(
                Brand.Id brand, Chain.@Nullable Status status, @Nullable After after, int limit) {
            return real.list(brand, status, after, limit);
        }

        @Override
        public Map<Chain.Status, Long> count(Brand.Id brand) {
            return real.count(brand);
        }
    }

    static class ToRecoveries implements Recoveries {
        final Recoveries real;

        ToRecoveries(Recoveries real) {
            this.real = real;
        }

        @Override
        public Optional<Recovery> find(Brand.Id brand, Recovery.Id id) {
            return real.find(brand, id);
        }

        @Override
        public List<Recovery> list(
                Brand.Id brand, Recoveries.Filter filter, @Nullable Urgency after, int limit) {
            return real.list(brand, filter, after, limit);
        }

        @Override
        public Taken take(
                Brand.Id brand, Recovery.Id id, int after, Step step, @Nullable Claim claim) {
            return real.take(brand, id, after, step, claim);
        }

        @Override
        public List<Recovery> take(Brand.Id brand, Map<Recovery, Step> steps) {
            return real.take(brand, steps);
        }

        @Override
        public Optional<Taken> claimed(Brand.Id brand, Claim claim) {
            return real.claimed(brand, claim);
        }

        @Override
        public List<Recoveries.Due> due(Instant now, int limit) {
            return real.due(now, limit);
        }

        @Override
        public Figures figures(Brand.Id brand, Instant from, Instant until, Instant now) {
            return real.figures(brand, from, until, now);
        }

        @Override
        public Map<Touchpoint.Id, Long> unremedied(
                Brand.Id brand,
                Collection<Touchpoint.Id> touchpoints,
                Instant from,
                Instant until,
                Instant now) {
            return real.unremedied(brand, touchpoints, from, until, now);
        }
    }

    static class ToTallies implements Tallies {
        final Tallies real;

        ToTallies(Tallies real) {
            this.real = real;
        }

        @Override
        public SortedMap<LocalDate, Tally> daily(
                Brand.Id brand, Touchpoint.@Nullable Id touchpoint, LocalDate from, LocalDate to) {
            return real.daily(brand, touchpoint, from, to);
        }

        @Override
        public SortedMap<Instant, Tally> hourly(
                Brand.Id brand, Touchpoint.@Nullable Id touchpoint, Instant from, Instant until) {
            return real.hourly(brand, touchpoint, from, until);
        }

        @Override
        public Map<Touchpoint.Id, SortedMap<LocalDate, Tally>> byTouchpoint(
                Brand.Id brand,
                Collection<Touchpoint.Id> touchpoints,
                LocalDate from,
                LocalDate to,
                int days) {
            return real.byTouchpoint(brand, touchpoints, from, to, days);
        }
    }

    static class ToDefects implements Defects {
        final Defects real;

        ToDefects(Defects real) {
            this.real = real;
        }

        @Override
        public Map<Touchpoint.Id, List<Moment.Id>> worst(
                Brand.Id brand,
                Collection<Touchpoint.Id> touchpoints,
                LocalDate from,
                LocalDate to,
                int most) {
            return real.worst(brand, touchpoints, from, to, most);
        }
    }

    static class ToCertificates implements Certificates {
        final Certificates real;

        ToCertificates(Certificates real) {
            this.real = real;
        }

        @Override
        public Certificates.Issue issue(Inspection inspection, @Nullable Claim claim) {
            return real.issue(inspection, claim);
        }

        @Override
        public Optional<Certificates.Issue> claimed(Brand.Id brand, Claim claim) {
            return real.claimed(brand, claim);
        }

        @Override
        public Optional<Certificates.Kept> find(Brand.Id brand, int number) {
            return real.find(brand, number);
        }

        @Override
        public List<Certificate.Summary> list(Brand.Id brand, @Nullable Integer before, int limit) {
            return real.list(brand, before, limit);
        }

        @Override
        public Map<Touchpoint.Id, Advisory> advisories(
                Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day) {
            return real.advisories(brand, touchpoints, day);
        }
    }
}
