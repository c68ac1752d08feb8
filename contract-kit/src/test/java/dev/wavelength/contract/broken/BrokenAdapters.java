package dev.wavelength.contract.broken;

import static java.util.stream.Collectors.toMap;

import dev.wavelength.contract.broken.Forwarding.ToAuditTrails;
import dev.wavelength.contract.broken.Forwarding.ToBrands;
import dev.wavelength.contract.broken.Forwarding.ToChains;
import dev.wavelength.contract.broken.Forwarding.ToMoments;
import dev.wavelength.contract.broken.Forwarding.ToPartners;
import dev.wavelength.contract.broken.Forwarding.ToPromises;
import dev.wavelength.contract.broken.Forwarding.ToRecoveries;
import dev.wavelength.contract.broken.Forwarding.ToRulebooks;
import dev.wavelength.contract.broken.Forwarding.ToTallies;
import dev.wavelength.contract.broken.Forwarding.ToTouchpoints;
import dev.wavelength.contract.chain.InMemoryChains;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.contract.journal.InMemoryMoments;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.AccessTokens.Reading;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands.Put;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Basis;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.journal.Moments.Filter;
import dev.wavelength.domain.journal.Moments.Kept;
import dev.wavelength.domain.journal.Moments.Revised;
import dev.wavelength.domain.journal.Revision;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Taken;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Adapters that break one rule each, as adapters do.
final class BrokenAdapters {

    private static final Filter ALL = new Filter(null, null, null, null, null);
    private static final Brand.Id ONE = new Brand.Id("one-for-all");

    /// An adapter that breaks a rule.
    ///
    /// @param how what it does, as a verb
    /// @param breaking puts it in place of an honest one
    record Broken(String rule, String how, UnaryOperator<Ports> breaking) {}

    private BrokenAdapters() {}

    static List<Broken> all() {
        var all = new ArrayList<Broken>();
        all.addAll(brands());
        all.addAll(auditTrails());
        all.addAll(partners());
        all.addAll(accessTokens());
        all.addAll(touchpoints());
        all.addAll(promises());
        all.addAll(rulebooks());
        all.addAll(bases());
        all.addAll(keeping());
        all.addAll(listing());
        all.addAll(revising());
        all.addAll(chains());
        all.addAll(recovering());
        all.addAll(recoveries());
        all.addAll(tallies());
        all.addAll(BrokenTelling.all());
        all.addAll(BrokenInspections.all());
        all.addAll(BrokenErasures.all());
        return all;
    }

    private static List<Broken> brands() {
        return List.of(
                new Broken(
                        "B1",
                        "keeps the first of two",
                        ports ->
                                ports.with(
                                        new ToBrands(ports.brands()) {
                                            private final Map<Brand.Id, Brand> first =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Put put(Brand brand) {
                                                first.putIfAbsent(brand.id(), brand);
                                                return super.put(brand);
                                            }

                                            @Override
                                            public Optional<Brand> find(Brand.Id id) {
                                                return Optional.ofNullable(first.get(id));
                                            }
                                        })),
                new Broken(
                        "B1",
                        "sorts the values",
                        ports ->
                                ports.with(
                                        new ToBrands(ports.brands()) {
                                            @Override
                                            public Optional<Brand> find(Brand.Id id) {
                                                return super.find(id)
                                                        .map(
                                                                brand ->
                                                                        new Brand(
                                                                                brand.id(),
                                                                                brand.name(),
                                                                                brand.timeZone(),
                                                                                brand
                                                                                        .values()
                                                                                        .stream()
                                                                                        .sorted()
                                                                                        .toList()));
                                            }
                                        })),
                new Broken(
                        "B1",
                        "takes capitals for small letters",
                        ports ->
                                ports.with(
                                        new ToBrands(ports.brands()) {
                                            @Override
                                            public Optional<Brand> find(Brand.Id id) {
                                                var other = id.text();
                                                return super.find(id)
                                                        .or(
                                                                () ->
                                                                        super.find(
                                                                                new Brand.Id(
                                                                                        other
                                                                                                .replaceFirst(
                                                                                                        "^l",
                                                                                                        "L"))));
                                            }
                                        })),
                new Broken(
                        "B2", "creates what is there", ports -> puts(ports, Put.CREATED, Put.SAME)),
                new Broken(
                        "B2",
                        "changes what is the same",
                        ports -> puts(ports, Put.CHANGED, Put.SAME)),
                new Broken("B2", "sees no change", ports -> puts(ports, Put.SAME, Put.CHANGED)),
                new Broken(
                        "O1",
                        "keeps the last of two",
                        ports -> ports.with((OperatorKeys) candidate -> candidate)));
    }

    private static Ports puts(Ports ports, Put said, Put instead) {
        return ports.with(
                new ToBrands(ports.brands()) {
                    @Override
                    public Put put(Brand brand) {
                        var right = super.put(brand);
                        return right == instead ? said : right;
                    }
                });
    }

    private static List<Broken> auditTrails() {
        return List.of(
                new Broken(
                        "A1",
                        "notes what changed nothing",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public <T> T noting(
                                                    Brand.Id brand,
                                                    Actor by,
                                                    Instant at,
                                                    Function<T, Optional<Change>> change,
                                                    Supplier<T> work) {

                                                return super.noting(
                                                        brand,
                                                        by,
                                                        at,
                                                        done ->
                                                                change.apply(done)
                                                                        .or(
                                                                                () ->
                                                                                        Optional.of(
                                                                                                new Change(
                                                                                                        Act
                                                                                                                .BRAND_CHANGED,
                                                                                                        "s",
                                                                                                        "nothing"))),
                                                        work);
                                            }
                                        })),
                new Broken(
                        "A1",
                        "notes before the work is done",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public <T> T noting(
                                                    Brand.Id brand,
                                                    Actor by,
                                                    Instant at,
                                                    Function<T, Optional<Change>> change,
                                                    Supplier<T> work) {

                                                super.noting(
                                                        brand,
                                                        by,
                                                        at,
                                                        done ->
                                                                Optional.of(
                                                                        new Change(
                                                                                Act.BRAND_CHANGED,
                                                                                "s",
                                                                                "to come")),
                                                        () -> 1);
                                                return super.noting(brand, by, at, change, work);
                                            }
                                        })),
                new Broken(
                        "A1",
                        "works and forgets to note",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public <T> T noting(
                                                    Brand.Id brand,
                                                    Actor by,
                                                    Instant at,
                                                    Function<T, Optional<Change>> change,
                                                    Supplier<T> work) {

                                                return super.noting(
                                                        brand,
                                                        by,
                                                        at,
                                                        done -> Optional.empty(),
                                                        work);
                                            }
                                        })),
                new Broken(
                        "A2",
                        "counts from nought",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public List<Note> list(
                                                    Brand.Id brand,
                                                    @Nullable Long before,
                                                    int limit) {

                                                return super.list(brand, before, limit).stream()
                                                        .map(
                                                                one ->
                                                                        new Note(
                                                                                one.number() - 1,
                                                                                one.at(),
                                                                                one.by(),
                                                                                one.change(),
                                                                                one.digest()))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "A3",
                        "changes who it was",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public List<Note> list(
                                                    Brand.Id brand,
                                                    @Nullable Long before,
                                                    int limit) {

                                                return super.list(brand, before, limit).stream()
                                                        .map(
                                                                one ->
                                                                        new Note(
                                                                                one.number(),
                                                                                one.at(),
                                                                                Actor.FIRST_START,
                                                                                one.change(),
                                                                                one.digest()))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "A4",
                        "lists the oldest first",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public List<Note> list(
                                                    Brand.Id brand,
                                                    @Nullable Long before,
                                                    int limit) {

                                                return super.list(brand, before, limit).reversed();
                                            }
                                        })),
                new Broken(
                        "A4",
                        "lists the one before which it was asked for",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public List<Note> list(
                                                    Brand.Id brand,
                                                    @Nullable Long before,
                                                    int limit) {

                                                return super.list(
                                                        brand,
                                                        before == null ? null : before + 1,
                                                        limit);
                                            }
                                        })),
                new Broken(
                        "A5",
                        "keeps one trail for all",
                        ports ->
                                ports.with(
                                        new ToAuditTrails(ports.auditTrails()) {
                                            @Override
                                            public <T> T noting(
                                                    Brand.Id brand,
                                                    Actor by,
                                                    Instant at,
                                                    Function<T, Optional<Change>> change,
                                                    Supplier<T> work) {

                                                return super.noting(
                                                        new Brand.Id("all"), by, at, change, work);
                                            }

                                            @Override
                                            public List<Note> list(
                                                    Brand.Id brand,
                                                    @Nullable Long before,
                                                    int limit) {

                                                return super.list(
                                                        new Brand.Id("all"), before, limit);
                                            }
                                        })));
    }

    private static List<Broken> partners() {
        return List.of(
                new Broken(
                        "P1",
                        "finds by half a fingerprint",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Map<String, ApiKey.Fingerprint> halves =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                halves.put(
                                                        half(key.fingerprint()), key.fingerprint());
                                                return super.admit(partner, key, claim);
                                            }

                                            @Override
                                            public Optional<Holder> find(ApiKey.Fingerprint key) {
                                                return super.find(
                                                        halves.getOrDefault(half(key), key));
                                            }

                                            private String half(ApiKey.Fingerprint key) {
                                                return key.hex().substring(0, 32);
                                            }
                                        })),
                new Broken(
                        "P1",
                        "finds whoever was admitted first",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final List<Partner> admitted =
                                                    new ArrayList<>();

                                            @Override
                                            public synchronized Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                admitted.add(partner);
                                                return super.admit(partner, key, claim);
                                            }

                                            @Override
                                            public synchronized Optional<Holder> find(
                                                    ApiKey.Fingerprint key) {
                                                return super.find(key)
                                                        .map(
                                                                found ->
                                                                        new Holder(
                                                                                admitted.getFirst(),
                                                                                found.key()));
                                            }
                                        })),
                new Broken(
                        "P1",
                        "finds one of several",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Map<ApiKey.Fingerprint, Holder> find(
                                                    Collection<ApiKey.Fingerprint> keys) {
                                                return super.find(keys.stream().limit(1).toList());
                                            }
                                        })),
                new Broken(
                        "P2",
                        "keeps the last of two",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                var said = super.admit(partner, key, claim);
                                                if (!(said instanceof Admission.NameTaken))
                                                    return said;
                                                remove(partner.brand(), partner.name());
                                                return super.admit(partner, key, claim);
                                            }
                                        })),
                new Broken(
                        "P3",
                        "lets a removed partner in",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Map<ApiKey.Fingerprint, Holder> seen =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Optional<Holder> find(ApiKey.Fingerprint key) {
                                                var found =
                                                        super.find(key)
                                                                .or(
                                                                        () ->
                                                                                Optional.ofNullable(
                                                                                        seen.get(
                                                                                                key)));
                                                found.ifPresent(one -> seen.put(key, one));
                                                return found;
                                            }

                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                seen.put(
                                                        key.fingerprint(),
                                                        new Holder(partner, key));
                                                return super.admit(partner, key, claim);
                                            }
                                        })),
                new Broken(
                        "P3",
                        "never frees a name",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Set<Partner> ever =
                                                    ConcurrentHashMap.newKeySet();

                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                return ever.add(partner)
                                                        ? super.admit(partner, key, claim)
                                                        : new Admission.NameTaken();
                                            }
                                        })),
                new Broken(
                        "P4",
                        "takes no notice of claims",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                return super.admit(partner, key, null);
                                            }
                                        })),
                new Broken(
                        "P4",
                        "remembers claims of the removed",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Map<Claim, Partner> claims =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                if (claim == null)
                                                    return super.admit(partner, key, null);
                                                var before = claims.putIfAbsent(claim, partner);
                                                return before == null
                                                        ? super.admit(partner, key, claim)
                                                        : new Admission.Repeated(before);
                                            }
                                        })),
                new Broken(
                        "P5",
                        "repeats whatever the content",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                var said = super.admit(partner, key, claim);
                                                return said instanceof Admission.KeyReused
                                                        ? new Admission.Repeated(partner)
                                                        : said;
                                            }
                                        })),
                new Broken(
                        "P6",
                        "knows one partner of a name",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Set<Partner.Name> names =
                                                    ConcurrentHashMap.newKeySet();

                                            @Override
                                            public Admission admit(
                                                    Partner partner,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                return names.add(partner.name())
                                                        ? super.admit(partner, key, claim)
                                                        : new Admission.NameTaken();
                                            }
                                        })),
                new Broken(
                        "P7",
                        "gives whatever number of keys",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Issue issue(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                var said = super.issue(brand, name, key, claim);
                                                return said instanceof Issue.TooMany
                                                        ? new Issue.Issued(key)
                                                        : said;
                                            }
                                        })),
                new Broken(
                        "P7",
                        "takes no notice of claims for keys",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Issue issue(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                return super.issue(brand, name, key, null);
                                            }
                                        })),
                new Broken(
                        "P7",
                        "forgets when a key expires",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Issue issue(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey key,
                                                    @Nullable Claim claim) {
                                                return super.issue(
                                                        brand,
                                                        name,
                                                        new PartnerKey(
                                                                key.fingerprint(),
                                                                key.hint(),
                                                                key.createdAt(),
                                                                null,
                                                                null),
                                                        claim);
                                            }
                                        })),
                new Broken(
                        "P8",
                        "withdraws all keys at once",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Optional<PartnerKey> withdraw(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey.Id key) {
                                                var said = super.withdraw(brand, name, key);
                                                super.list(brand, null, 1).stream()
                                                        .flatMap(one -> one.keys().stream())
                                                        .forEach(
                                                                one ->
                                                                        super.withdraw(
                                                                                brand, name,
                                                                                one.id()));
                                                return said;
                                            }
                                        })),
                new Broken(
                        "P8",
                        "withdraws in words only",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Optional<PartnerKey> withdraw(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey.Id key) {
                                                return super.list(brand, null, 1).stream()
                                                        .flatMap(one -> one.keys().stream())
                                                        .filter(one -> one.id().equals(key))
                                                        .findFirst();
                                            }
                                        })),
                new Broken(
                        "P9",
                        "lists from the one asked for",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public List<Listed> list(
                                                    Brand.Id brand,
                                                    Partner.@Nullable Name after,
                                                    int limit) {
                                                return super.list(brand, null, limit);
                                            }
                                        })),
                new Broken(
                        "P9",
                        "lists the newest key first",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public List<Listed> list(
                                                    Brand.Id brand,
                                                    Partner.@Nullable Name after,
                                                    int limit) {
                                                return super.list(brand, after, limit).stream()
                                                        .map(
                                                                one ->
                                                                        new Listed(
                                                                                one.partner(),
                                                                                one.keys()
                                                                                        .reversed(),
                                                                                one.clientId()))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "P10",
                        "keeps the first use",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Set<PartnerKey.Id> noted =
                                                    ConcurrentHashMap.newKeySet();

                                            @Override
                                            public void used(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    PartnerKey.Id key,
                                                    Instant at) {
                                                if (noted.add(key))
                                                    super.used(
                                                            brand, name, key, at.minusSeconds(1));
                                            }
                                        })),
                new Broken(
                        "P11",
                        "knows no limits but the standard",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Optional<Holder> find(ApiKey.Fingerprint key) {
                                                return super.find(key)
                                                        .map(
                                                                found ->
                                                                        new Holder(
                                                                                found.partner()
                                                                                        .within(
                                                                                                Limits
                                                                                                        .STANDARD),
                                                                                found.key()));
                                            }
                                        })),
                new Broken(
                        "P12",
                        "never forgets a client id",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            private final Map<ClientId, Partner> known =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Map<ClientId, Partner> ofClients(
                                                    Collection<ClientId> clients) {
                                                known.putAll(super.ofClients(clients));
                                                return clients.stream()
                                                        .filter(known::containsKey)
                                                        .collect(toMap(one -> one, known::get));
                                            }

                                            @Override
                                            public Tie tie(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    ClientId client) {
                                                var tie = super.tie(brand, name, client);
                                                ofClients(List.of(client));
                                                return tie;
                                            }
                                        })),
                new Broken(
                        "P12",
                        "hides client ids in lists",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public List<Listed> list(
                                                    Brand.Id brand,
                                                    Partner.@Nullable Name after,
                                                    int limit) {
                                                return super.list(brand, after, limit).stream()
                                                        .map(
                                                                one ->
                                                                        new Listed(
                                                                                one.partner(),
                                                                                one.keys(),
                                                                                null))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "P13",
                        "ties a client id anew",
                        ports ->
                                ports.with(
                                        new ToPartners(ports.partners()) {
                                            @Override
                                            public Tie tie(
                                                    Brand.Id brand,
                                                    Partner.Name name,
                                                    ClientId client) {
                                                var holder = ofClients(List.of(client)).get(client);
                                                if (holder != null)
                                                    super.untie(holder.brand(), holder.name());
                                                return super.tie(brand, name, client);
                                            }
                                        })));
    }

    private static List<Broken> accessTokens() {
        return List.of(
                new Broken(
                        "J1",
                        "knows no scopes",
                        ports ->
                                ports.reading(
                                        token ->
                                                switch (ports.accessTokens().read(token)) {
                                                    case Reading.Good(var client, var scopes) ->
                                                            new Reading.Good(client, Set.of());
                                                    case Reading other -> other;
                                                })),
                new Broken(
                        "J2",
                        "believes whatever token it is shown",
                        ports ->
                                ports.reading(
                                        token ->
                                                new Reading.Good(
                                                        new ClientId("till-4"), Set.of()))),
                new Broken(
                        "J3",
                        "takes what it cannot know for worthless",
                        ports ->
                                ports.reading(
                                        token ->
                                                switch (ports.accessTokens().read(token)) {
                                                    case Reading.IssuerSilent() ->
                                                            new Reading.Worthless();
                                                    case Reading other -> other;
                                                })));
    }

    private static List<Broken> touchpoints() {
        return List.of(
                new Broken(
                        "T1",
                        "keeps the first of two",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public void put(Brand.Id brand, Touchpoint touchpoint) {
                                                if (find(brand, touchpoint.id()).isEmpty())
                                                    super.put(brand, touchpoint);
                                            }
                                        })),
                new Broken(
                        "T1",
                        "knows one brand",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public void put(Brand.Id brand, Touchpoint touchpoint) {
                                                super.put(ONE, touchpoint);
                                            }

                                            @Override
                                            public Optional<Touchpoint> find(
                                                    Brand.Id brand, Touchpoint.Id id) {
                                                return super.find(ONE, id);
                                            }
                                        })),
                new Broken(
                        "T2",
                        "orders like a dictionary",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public List<Touchpoint> list(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id after,
                                                    int limit) {
                                                return super.list(brand, after, limit).stream()
                                                        .sorted(
                                                                Comparator.comparing(
                                                                        one -> one.id().text(),
                                                                        String
                                                                                .CASE_INSENSITIVE_ORDER))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "T2",
                        "lists the last one seen again",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public List<Touchpoint> list(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id after,
                                                    int limit) {
                                                var listed = super.list(brand, after, limit);
                                                if (after == null || listed.isEmpty())
                                                    return listed;
                                                var again = new ArrayList<Touchpoint>();
                                                find(brand, after).ifPresent(again::add);
                                                again.addAll(listed);
                                                return again.subList(
                                                        0, Math.min(limit, again.size()));
                                            }
                                        })),
                new Broken(
                        "T3",
                        "encounters over what is declared",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public void encounter(
                                                    Brand.Id brand, Touchpoint.Id id) {
                                                put(brand, Touchpoint.undeclared(id));
                                            }
                                        })),
                new Broken(
                        "T3",
                        "passes by",
                        ports ->
                                ports.with(
                                        new ToTouchpoints(ports.touchpoints()) {
                                            @Override
                                            public void encounter(
                                                    Brand.Id brand, Touchpoint.Id id) {}
                                        })));
    }

    private static List<Broken> promises() {
        return List.of(
                new Broken(
                        "R1",
                        "numbers all promises together",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            private final AtomicInteger made = new AtomicInteger();

                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                var one =
                                                        super.put(
                                                                brand, place, terms, validFrom,
                                                                now);
                                                return new Promise(
                                                        one.touchpoint(),
                                                        one.id(),
                                                        made.incrementAndGet(),
                                                        one.terms(),
                                                        one.validFrom());
                                            }
                                        })),
                new Broken(
                        "R2",
                        "forgets microseconds",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                return super.put(
                                                        brand,
                                                        place,
                                                        terms,
                                                        validFrom == null
                                                                ? null
                                                                : millis(validFrom),
                                                        now);
                                            }
                                        })),
                new Broken(
                        "R2",
                        "keeps the latest version alone",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public Map<Place, PromiseHistory> histories(
                                                    Brand.Id brand, Collection<Place> places) {
                                                var latest = new HashMap<Place, PromiseHistory>();
                                                super.histories(brand, places)
                                                        .forEach(
                                                                (place, history) ->
                                                                        latest.put(
                                                                                place,
                                                                                new PromiseHistory(
                                                                                        List.of(
                                                                                                history.versions()
                                                                                                        .getLast()))));
                                                return latest;
                                            }
                                        })),
                new Broken(
                        "R3",
                        "makes a version each time",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                return super.put(
                                                        brand,
                                                        place,
                                                        terms,
                                                        validFrom == null ? now : validFrom,
                                                        now);
                                            }
                                        })),
                new Broken(
                        "R3",
                        "takes no notice of another beginning",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                return super.put(brand, place, terms, null, now);
                                            }
                                        })),
                new Broken(
                        "R4",
                        "lists the latest version whenever it holds",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public List<Promise> list(
                                                    Brand.Id brand,
                                                    Touchpoint.Id touchpoint,
                                                    Instant asOf,
                                                    Promise.@Nullable Id after,
                                                    int limit) {
                                                return super.list(
                                                        brand,
                                                        touchpoint,
                                                        Instants.LATEST,
                                                        after,
                                                        limit);
                                            }
                                        })),
                new Broken(
                        "R4",
                        "orders like a dictionary",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public List<Promise> list(
                                                    Brand.Id brand,
                                                    Touchpoint.Id touchpoint,
                                                    Instant asOf,
                                                    Promise.@Nullable Id after,
                                                    int limit) {
                                                return super.list(
                                                                brand,
                                                                touchpoint,
                                                                asOf,
                                                                after,
                                                                limit)
                                                        .stream()
                                                        .sorted(
                                                                Comparator.comparing(
                                                                        one -> one.id().text(),
                                                                        String
                                                                                .CASE_INSENSITIVE_ORDER))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "R4",
                        "begins at the first again",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public List<Promise> list(
                                                    Brand.Id brand,
                                                    Touchpoint.Id touchpoint,
                                                    Instant asOf,
                                                    Promise.@Nullable Id after,
                                                    int limit) {
                                                var listed =
                                                        super.list(
                                                                brand,
                                                                touchpoint,
                                                                asOf,
                                                                after,
                                                                limit);
                                                return listed.isEmpty()
                                                        ? listed
                                                        : super.list(
                                                                brand,
                                                                touchpoint,
                                                                asOf,
                                                                null,
                                                                limit);
                                            }
                                        })),
                new Broken(
                        "R5",
                        "gives all promises of the touchpoints",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            private final Set<Place> places = new HashSet<>();

                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                synchronized (places) {
                                                    places.add(place);
                                                }
                                                return super.put(
                                                        brand, place, terms, validFrom, now);
                                            }

                                            @Override
                                            public Map<Place, PromiseHistory> histories(
                                                    Brand.Id brand, Collection<Place> asked) {
                                                return super.histories(brand, places);
                                            }
                                        })),
                new Broken(
                        "R5",
                        "knows one brand",
                        ports ->
                                ports.with(
                                        new ToPromises(ports.promises()) {
                                            @Override
                                            public Promise put(
                                                    Brand.Id brand,
                                                    Place place,
                                                    Promise.Terms terms,
                                                    @Nullable Instant validFrom,
                                                    Instant now) {
                                                return super.put(ONE, place, terms, validFrom, now);
                                            }

                                            @Override
                                            public Map<Place, PromiseHistory> histories(
                                                    Brand.Id brand, Collection<Place> places) {
                                                return super.histories(ONE, places);
                                            }
                                        })));
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<Broken> bases() {
        return List.of(
                new Broken(
                        "N1",
                        "remembers what it found first",
                        ports -> {
                            var real = ports.bases();
                            var found = new ConcurrentHashMap<Brand.Id, Optional<Basis>>();
                            return ports.with(
                                    (Bases)
                                            (brand, places) ->
                                                    found.computeIfAbsent(
                                                            brand, id -> real.find(id, places)));
                        }),
                new Broken(
                        "N1",
                        "judges by the standard",
                        ports -> {
                            var real = ports.bases();
                            return ports.with(
                                    (Bases)
                                            (brand, places) ->
                                                    real.find(brand, places)
                                                            .map(BrokenAdapters::byTheStandard));
                        }),
                new Broken(
                        "N2",
                        "gives every promise it was ever asked for",
                        ports -> {
                            var real = ports.bases();
                            var asked = ConcurrentHashMap.<Place>newKeySet();
                            return ports.with(
                                    (Bases)
                                            (brand, places) -> {
                                                asked.addAll(places);
                                                return real.find(brand, asked);
                                            });
                        }),
                new Broken(
                        "N2",
                        "knows no promises",
                        ports -> {
                            var real = ports.bases();
                            return ports.with(
                                    (Bases) (brand, places) -> real.find(brand, List.of()));
                        }),
                new Broken(
                        "N2",
                        "takes what another brand promised too",
                        ports -> {
                            var real = ports.bases();
                            var promises = ports.promises();
                            var promising = ConcurrentHashMap.<Brand.Id>newKeySet();
                            return ports.with(
                                            new ToPromises(promises) {
                                                @Override
                                                public Promise put(
                                                        Brand.Id brand,
                                                        Place place,
                                                        Promise.Terms terms,
                                                        @Nullable Instant validFrom,
                                                        Instant now) {
                                                    promising.add(brand);
                                                    return super.put(
                                                            brand, place, terms, validFrom, now);
                                                }
                                            })
                                    .with(
                                            (Bases)
                                                    (brand, places) ->
                                                            real.find(brand, places)
                                                                    .map(
                                                                            basis ->
                                                                                    ofAll(
                                                                                            basis,
                                                                                            promises,
                                                                                            promising,
                                                                                            places)));
                        }));
    }

    private static Basis ofAll(
            Basis basis, Promises promises, Collection<Brand.Id> brands, Collection<Place> places) {
        var all = new HashMap<Place, PromiseHistory>();
        for (var brand : brands) all.putAll(promises.histories(brand, places));
        all.putAll(basis.promises());
        return new Basis(basis.brand(), basis.rulebook(), all);
    }

    private static Basis byTheStandard(Basis basis) {
        return new Basis(basis.brand(), Rulebook.standard(), basis.promises());
    }

    private static List<Broken> rulebooks() {
        return List.of(
                new Broken(
                        "K1",
                        "keeps no version one",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> find(
                                                    Brand.Id brand, int version) {
                                                return version == 1
                                                        ? Optional.empty()
                                                        : super.find(brand, version);
                                            }
                                        })),
                new Broken(
                        "K1",
                        "finds the standard under every number",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> find(
                                                    Brand.Id brand, int version) {
                                                return super.find(brand, version)
                                                        .or(() -> Optional.of(Rulebook.standard()));
                                            }
                                        })),
                new Broken(
                        "K2",
                        "rounds",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> find(
                                                    Brand.Id brand, int version) {
                                                return super.find(brand, version)
                                                        .map(BrokenAdapters::rounded);
                                            }
                                        })),
                new Broken(
                        "K2",
                        "numbers as it was put",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> put(
                                                    Brand.Id brand,
                                                    Rulebook rules,
                                                    @Nullable Integer expected) {
                                                return super.put(brand, rules, expected)
                                                        .map(made -> made.as(rules.version()));
                                            }
                                        })),
                new Broken(
                        "K3",
                        "makes a version each time",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> put(
                                                    Brand.Id brand,
                                                    Rulebook rules,
                                                    @Nullable Integer expected) {
                                                var before = current(brand);
                                                return super.put(brand, rules, expected)
                                                        .map(
                                                                made ->
                                                                        made.equals(before)
                                                                                ? made.as(
                                                                                        made
                                                                                                        .version()
                                                                                                + 1)
                                                                                : made);
                                            }
                                        })),
                new Broken(
                        "K4",
                        "takes no notice of what was expected",
                        ports ->
                                ports.with(
                                        new ToRulebooks(ports.rulebooks()) {
                                            @Override
                                            public Optional<Rulebook> put(
                                                    Brand.Id brand,
                                                    Rulebook rules,
                                                    @Nullable Integer expected) {
                                                return super.put(brand, rules, null);
                                            }
                                        })));
    }

    private static Rulebook rounded(Rulebook rules) {
        return new Rulebook(
                rules.version(),
                rules.instruments(),
                rules.table(),
                rules.remedied(),
                rules.stakes(),
                Math.round(rules.standingRaise() * 1e6) / 1e6,
                rules.values(),
                rules.stakesFactor());
    }

    private static List<Broken> keeping() {
        return List.of(
                new Broken(
                        "M1",
                        "forgets microseconds",
                        ports -> drafting(ports, draft -> at(draft, millis(draft.recordedAt())))),
                new Broken(
                        "M1",
                        "forgets comments",
                        ports -> drafting(ports, BrokenAdapters::withoutFeedback)),
                new Broken(
                        "M1",
                        "answers before the batch is whole",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public List<Kept> keep(
                                                    Brand.Id brand, List<Draft> drafts) {
                                                return drafts.stream()
                                                        .map(
                                                                draft ->
                                                                        super.keep(
                                                                                        brand,
                                                                                        List.of(
                                                                                                draft))
                                                                                .getFirst())
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "M13",
                        "forgets what recovers what",
                        ports -> drafting(ports, BrokenAdapters::recoveringNothing)),
                new Broken(
                        "M2",
                        "answers with what became of it since",
                        ports ->
                                keeping(
                                        ports,
                                        (brand, draft, kept) ->
                                                kept instanceof Kept.Known
                                                        ? new Kept.Known(
                                                                ports.moments()
                                                                        .find(
                                                                                brand,
                                                                                draft.moment().id())
                                                                        .orElseThrow())
                                                        : kept)),
                new Broken(
                        "M3",
                        "lets every racer win",
                        ports ->
                                keeping(
                                        ports,
                                        (brand, draft, kept) ->
                                                kept instanceof Kept.Known(var first)
                                                        ? new Kept.New(first)
                                                        : kept)),
                new Broken(
                        "M4",
                        "compares half a digest",
                        ports ->
                                drafting(
                                        ports,
                                        draft ->
                                                with(
                                                        draft,
                                                        new Digest(draft.content().high(), 0)))),
                new Broken(
                        "M4",
                        "compares moments instead of digests",
                        ports -> drafting(ports, draft -> with(draft, Digest.of(draft.moment())))),
                new Broken(
                        "M5",
                        "answers in the order of ids",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public List<Kept> keep(
                                                    Brand.Id brand, List<Draft> drafts) {
                                                return super.keep(
                                                        brand,
                                                        drafts.stream()
                                                                .sorted(
                                                                        Comparator.comparing(
                                                                                draft ->
                                                                                        draft.moment()
                                                                                                .id()))
                                                                .toList());
                                            }
                                        })),
                new Broken(
                        "M5",
                        "keeps the last of two in a batch",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public List<Kept> keep(
                                                    Brand.Id brand, List<Draft> drafts) {
                                                return super.keep(brand, drafts.reversed())
                                                        .reversed();
                                            }
                                        })),
                new Broken("M6", "knows one brand", ports -> ports.with(oneBrand(ports.moments()))),
                new Broken(
                        "M7",
                        "weighs a moment once and for all",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            private final Map<Moment.Id, Weight> weights =
                                                    new ConcurrentHashMap<>();

                                            @Override
                                            public Optional<Entry> find(
                                                    Brand.Id brand, Moment.Id id) {
                                                return super.find(brand, id)
                                                        .map(
                                                                entry ->
                                                                        weighing(
                                                                                entry,
                                                                                weights
                                                                                        .computeIfAbsent(
                                                                                                id,
                                                                                                unseen ->
                                                                                                        entry
                                                                                                                .weight())));
                                            }

                                            @Override
                                            public List<Kept> keep(
                                                    Brand.Id brand, List<Draft> drafts) {
                                                var kept = super.keep(brand, drafts);
                                                for (var one : kept)
                                                    if (one instanceof Kept.New(var entry))
                                                        weights.put(
                                                                entry.moment().id(),
                                                                entry.weight());
                                                return kept;
                                            }
                                        })),
                new Broken(
                        "M8",
                        "makes no touchpoints",
                        ports -> {
                            var blind =
                                    new ToTouchpoints(ports.touchpoints()) {
                                        @Override
                                        public void encounter(Brand.Id brand, Touchpoint.Id id) {}
                                    };
                            return over(
                                    ports,
                                    new InMemoryMoments(ports.rulebooks(), blind, ports.news()));
                        }),
                new Broken(
                        "M8",
                        "makes touchpoints that are there",
                        ports -> {
                            var eager =
                                    new ToTouchpoints(ports.touchpoints()) {
                                        @Override
                                        public void encounter(Brand.Id brand, Touchpoint.Id id) {
                                            put(brand, Touchpoint.undeclared(id));
                                        }
                                    };
                            return over(
                                    ports,
                                    new InMemoryMoments(ports.rulebooks(), eager, ports.news()));
                        }));
    }

    private static Ports over(Ports ports, InMemoryMoments moments) {
        return ports.with(moments).with(moments.chains()).with(moments.tallies());
    }

    private static Ports drafting(Ports ports, UnaryOperator<Draft> breaking) {
        return ports.with(
                new ToMoments(ports.moments()) {
                    @Override
                    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                        return super.keep(brand, drafts.stream().map(breaking).toList());
                    }
                });
    }

    @FunctionalInterface
    private interface Answering {
        Kept answer(Brand.Id brand, Draft draft, Kept right);
    }

    private static Ports keeping(Ports ports, Answering answering) {
        return ports.with(
                new ToMoments(ports.moments()) {
                    @Override
                    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                        var right = super.keep(brand, drafts);
                        var said = new ArrayList<Kept>();
                        for (int i = 0; i < right.size(); i++)
                            said.add(answering.answer(brand, drafts.get(i), right.get(i)));
                        return said;
                    }
                });
    }

    private static Draft at(Draft draft, Instant recordedAt) {
        return new Draft(
                draft.moment(),
                draft.content(),
                draft.source(),
                recordedAt,
                draft.day(),
                draft.verdict(),
                draft.recovery());
    }

    private static Draft with(Draft draft, Digest content) {
        return new Draft(
                draft.moment(),
                content,
                draft.source(),
                draft.recordedAt(),
                draft.day(),
                draft.verdict(),
                draft.recovery());
    }

    private static Draft withoutFeedback(Draft draft) {
        var moment = draft.moment();
        return new Draft(
                new Moment(
                        moment.id(),
                        moment.customer(),
                        moment.touchpoint(),
                        moment.channel(),
                        moment.occurredAt(),
                        moment.stakes(),
                        moment.deliveries(),
                        List.of(),
                        moment.beyondPromise(),
                        moment.recovers()),
                draft.content(),
                draft.source(),
                draft.recordedAt(),
                draft.day(),
                draft.verdict(),
                draft.recovery());
    }

    private static Entry weighing(Entry entry, Weight weight) {
        return new Entry(
                entry.moment(),
                entry.source(),
                entry.recordedAt(),
                entry.revision(),
                entry.judgedAt(),
                entry.verdict(),
                weight,
                entry.chain(),
                entry.recovery());
    }

    private static Moments oneBrand(Moments real) {
        return new ToMoments(real) {
            @Override
            public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                return super.keep(ONE, drafts);
            }

            @Override
            public Revised revise(Brand.Id brand, Revision revision) {
                return super.revise(ONE, revision);
            }

            @Override
            public Optional<Revised> claimed(Brand.Id brand, Claim claim) {
                return super.claimed(ONE, claim);
            }

            @Override
            public Optional<Entry> find(Brand.Id brand, Moment.Id id) {
                return super.find(ONE, id);
            }

            @Override
            public Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision) {
                return super.find(ONE, id, revision);
            }

            @Override
            public List<Entry> list(
                    Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
                return super.list(ONE, filter, after, limit);
            }
        };
    }

    private static List<Broken> listing() {
        return List.of(
                new Broken(
                        "M9",
                        "lists the oldest first",
                        ports ->
                                listing(
                                        ports,
                                        (brand, filter, after, limit) ->
                                                ports.moments()
                                                        .list(brand, filter, after, limit)
                                                        .reversed())),
                new Broken(
                        "M9",
                        "lists the last one seen again",
                        ports ->
                                listing(
                                        ports,
                                        (brand, filter, after, limit) -> {
                                            var listed =
                                                    ports.moments()
                                                            .list(brand, filter, after, limit);
                                            if (after == null || listed.isEmpty()) return listed;
                                            var again = new ArrayList<Entry>();
                                            ports.moments()
                                                    .find(brand, after.id())
                                                    .ifPresent(again::add);
                                            again.addAll(listed);
                                            return again.subList(0, Math.min(limit, again.size()));
                                        })),
                new Broken(
                        "M9",
                        "filters after it has cut the page",
                        ports ->
                                listing(
                                        ports,
                                        (brand, filter, after, limit) ->
                                                ports
                                                        .moments()
                                                        .list(brand, ALL, after, limit)
                                                        .stream()
                                                        .filter(
                                                                one ->
                                                                        ports.moments()
                                                                                .list(
                                                                                        brand,
                                                                                        filter,
                                                                                        null,
                                                                                        10_000)
                                                                                .contains(one))
                                                        .toList())),
                new Broken(
                        "M9",
                        "takes no notice of until",
                        ports ->
                                filtering(
                                        ports,
                                        filter ->
                                                new Filter(
                                                        filter.customer(),
                                                        filter.touchpoint(),
                                                        filter.experience(),
                                                        filter.from(),
                                                        null))),
                new Broken(
                        "M9",
                        "begins behind from",
                        ports ->
                                filtering(
                                        ports,
                                        filter ->
                                                filter.from() == null
                                                        ? filter
                                                        : new Filter(
                                                                filter.customer(),
                                                                filter.touchpoint(),
                                                                filter.experience(),
                                                                filter.from().plusNanos(1000),
                                                                filter.until()))),
                new Broken(
                        "M9",
                        "takes no notice of touchpoints",
                        ports ->
                                filtering(
                                        ports,
                                        filter ->
                                                new Filter(
                                                        filter.customer(),
                                                        null,
                                                        filter.experience(),
                                                        filter.from(),
                                                        filter.until()))),
                new Broken(
                        "M9",
                        "takes no notice of experiences",
                        ports ->
                                filtering(
                                        ports,
                                        filter ->
                                                new Filter(
                                                        filter.customer(),
                                                        filter.touchpoint(),
                                                        null,
                                                        filter.from(),
                                                        filter.until()))));
    }

    @FunctionalInterface
    private interface Listing {
        List<Entry> list(Brand.Id brand, Filter filter, @Nullable Position after, int limit);
    }

    private static Ports listing(Ports ports, Listing listing) {
        return ports.with(
                new ToMoments(ports.moments()) {
                    @Override
                    public List<Entry> list(
                            Brand.Id brand, Filter filter, @Nullable Position after, int limit) {
                        return listing.list(brand, filter, after, limit);
                    }
                });
    }

    private static Ports filtering(Ports ports, UnaryOperator<Filter> breaking) {
        return listing(
                ports,
                (brand, filter, after, limit) ->
                        ports.moments().list(brand, breaking.apply(filter), after, limit));
    }

    private static Draft recoveringNothing(Draft draft) {
        var moment = draft.moment();
        return new Draft(
                new Moment(
                        moment.id(),
                        moment.customer(),
                        moment.touchpoint(),
                        moment.channel(),
                        moment.occurredAt(),
                        moment.stakes(),
                        moment.deliveries(),
                        moment.feedback(),
                        moment.beyondPromise(),
                        null),
                draft.content(),
                draft.source(),
                draft.recordedAt(),
                draft.day(),
                draft.verdict(),
                draft.recovery());
    }

    private static List<Broken> revising() {
        return List.of(
                new Broken(
                        "M10",
                        "revises whatever is the latest",
                        ports ->
                                revising(
                                        ports,
                                        (brand, revision) -> {
                                            int latest =
                                                    ports.moments()
                                                            .find(brand, revision.moment().id())
                                                            .orElseThrow()
                                                            .revision();
                                            return ports.moments()
                                                    .revise(
                                                            brand,
                                                            after(
                                                                    revision,
                                                                    latest,
                                                                    revision.claim()));
                                        })),
                new Broken(
                        "M10",
                        "says it made what was stale",
                        ports ->
                                revising(
                                        ports,
                                        (brand, revision) -> {
                                            var said = ports.moments().revise(brand, revision);
                                            return said instanceof Revised.Stale
                                                    ? new Revised.Made(
                                                            ports.moments()
                                                                    .find(
                                                                            brand,
                                                                            revision.moment().id())
                                                                    .orElseThrow())
                                                    : said;
                                        })),
                new Broken(
                        "M11",
                        "shows the latest in place of earlier ones",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public Optional<Entry> find(
                                                    Brand.Id brand, Moment.Id id, int revision) {
                                                return super.find(brand, id, revision)
                                                        .flatMap(any -> find(brand, id));
                                            }
                                        })),
                new Broken(
                        "M11",
                        "weighs earlier ones anew",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public Optional<Entry> find(
                                                    Brand.Id brand, Moment.Id id, int revision) {
                                                return super.find(brand, id, revision)
                                                        .map(
                                                                entry ->
                                                                        weighing(
                                                                                entry,
                                                                                find(brand, id)
                                                                                        .orElseThrow()
                                                                                        .weight()));
                                            }
                                        })),
                new Broken(
                        "M12",
                        "takes no notice of claims",
                        ports ->
                                revising(
                                        ports,
                                        (brand, revision) ->
                                                ports.moments()
                                                        .revise(
                                                                brand,
                                                                after(
                                                                        revision,
                                                                        revision.after(),
                                                                        null)))),
                new Broken(
                        "M12",
                        "repeats whatever the content",
                        ports ->
                                revising(
                                        ports,
                                        (brand, revision) -> {
                                            var said = ports.moments().revise(brand, revision);
                                            return said instanceof Revised.KeyReused
                                                    ? new Revised.Repeated(
                                                            ports.moments()
                                                                    .find(
                                                                            brand,
                                                                            revision.moment().id())
                                                                    .orElseThrow())
                                                    : said;
                                        })),
                new Broken(
                        "M12",
                        "repeats with what became of it since",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public Optional<Revised> claimed(
                                                    Brand.Id brand, Claim claim) {
                                                return super.claimed(brand, claim)
                                                        .map(
                                                                said ->
                                                                        said
                                                                                        instanceof
                                                                                        Revised
                                                                                                .Repeated(
                                                                                                var
                                                                                                        then)
                                                                                ? new Revised
                                                                                        .Repeated(
                                                                                        find(
                                                                                                        brand,
                                                                                                        then.moment()
                                                                                                                .id())
                                                                                                .orElseThrow())
                                                                                : said);
                                            }
                                        })));
    }

    @FunctionalInterface
    private interface Revising {
        Revised revise(Brand.Id brand, Revision revision);
    }

    private static Ports revising(Ports ports, Revising revising) {
        return ports.with(
                new ToMoments(ports.moments()) {
                    @Override
                    public Revised revise(Brand.Id brand, Revision revision) {
                        return revising.revise(brand, revision);
                    }
                });
    }

    private static Revision after(Revision revision, int after, @Nullable Claim claim) {
        return new Revision(
                revision.moment(),
                after,
                revision.judgedAt(),
                revision.verdict(),
                revision.recovery(),
                claim);
    }

    private static List<Broken> chains() {
        return List.of(
                new Broken("C1", "folds in the order of arrival", BrokenAdapters::inOrderOfArrival),
                new Broken(
                        "C1",
                        "knows one brand",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            private final Set<Brand.Id> brands = new HashSet<>();

                                            @Override
                                            public Optional<Chain.Head> find(
                                                    Brand.Id brand, Customer customer) {
                                                brands.add(brand);
                                                return brands.stream()
                                                        .flatMap(
                                                                one ->
                                                                        super.find(one, customer)
                                                                                .stream())
                                                        .findFirst();
                                            }
                                        })),
                new Broken(
                        "C2",
                        "lists the best first",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public List<Chains.Kept> list(
                                                    Brand.Id brand,
                                                    Chain.@Nullable Status status,
                                                    @Nullable After after,
                                                    int limit) {
                                                return super.list(brand, status, after, limit)
                                                        .reversed();
                                            }
                                        })),
                new Broken(
                        "C2",
                        "orders like a dictionary",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public List<Chains.Kept> list(
                                                    Brand.Id brand,
                                                    Chain.@Nullable Status status,
                                                    @Nullable After after,
                                                    int limit) {
                                                return super.list(brand, status, after, limit)
                                                        .stream()
                                                        .sorted(
                                                                Comparator
                                                                        .<Chains.Kept>
                                                                                comparingDouble(
                                                                                        one ->
                                                                                                one.head()
                                                                                                        .standingImpact())
                                                                        .thenComparing(
                                                                                one ->
                                                                                        one.customer()
                                                                                                .reference(),
                                                                                String
                                                                                        .CASE_INSENSITIVE_ORDER))
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "C2",
                        "goes on behind the impact alone",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public List<Chains.Kept> list(
                                                    Brand.Id brand,
                                                    Chain.@Nullable Status status,
                                                    @Nullable After after,
                                                    int limit) {
                                                return super.list(brand, status, after, 10_000)
                                                        .stream()
                                                        .filter(
                                                                one ->
                                                                        after == null
                                                                                || one.head()
                                                                                                .standingImpact()
                                                                                        > after
                                                                                                .standingImpact())
                                                        .limit(limit)
                                                        .toList();
                                            }
                                        })),
                new Broken(
                        "C2",
                        "takes no notice of the status",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public List<Chains.Kept> list(
                                                    Brand.Id brand,
                                                    Chain.@Nullable Status status,
                                                    @Nullable After after,
                                                    int limit) {
                                                return super.list(brand, null, after, limit);
                                            }
                                        })),
                new Broken(
                        "C3",
                        "counts what is not there",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public Map<Chain.Status, Long> count(Brand.Id brand) {
                                                var counts = new HashMap<Chain.Status, Long>();
                                                for (var status : Chain.Status.values())
                                                    counts.put(status, 0L);
                                                counts.putAll(super.count(brand));
                                                return counts;
                                            }
                                        })),
                new Broken(
                        "C3",
                        "counts OPEN chains as UNBROKEN",
                        ports ->
                                ports.with(
                                        new ToChains(ports.chains()) {
                                            @Override
                                            public Map<Chain.Status, Long> count(Brand.Id brand) {
                                                var counts = new HashMap<>(super.count(brand));
                                                var open = counts.remove(Chain.Status.OPEN);
                                                if (open != null)
                                                    counts.merge(
                                                            Chain.Status.UNBROKEN, open, Long::sum);
                                                return counts;
                                            }
                                        })));
    }

    private static Ports inOrderOfArrival(Ports ports) {
        var arrived = new ConcurrentHashMap<Brand.Id, Map<Customer, List<Link>>>();
        var moments =
                new ToMoments(ports.moments()) {
                    @Override
                    public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                        var kept = super.keep(brand, drafts);
                        for (var one : kept)
                            if (one instanceof Kept.New(var entry)) arrive(brand, entry);
                        return kept;
                    }

                    private void arrive(Brand.Id brand, Entry entry) {
                        var links =
                                arrived.computeIfAbsent(brand, unseen -> new HashMap<>())
                                        .computeIfAbsent(
                                                entry.moment().customer(),
                                                unseen -> new ArrayList<>());
                        links.add(
                                new Link(
                                        new Position(
                                                Instant.EPOCH.plusSeconds(links.size()),
                                                entry.moment().id()),
                                        entry.verdict().experience(),
                                        entry.verdict().felt(),
                                        null,
                                        entry.moment().stakes(),
                                        Rulebook.standard(),
                                        null));
                    }
                };
        return ports.with(moments)
                .with(new InMemoryChains(brand -> arrived.getOrDefault(brand, Map.of())));
    }

    private static List<Broken> recovering() {
        return List.of(
                new Broken(
                        "M14",
                        "opens no recovery",
                        ports -> drafting(ports, BrokenAdapters::openingNothing)),
                new Broken(
                        "M15",
                        "hears nobody",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public Taken hear(Brand.Id brand, Hearing hearing) {
                                                var found =
                                                        ports.recoveries()
                                                                .find(brand, hearing.recovery())
                                                                .orElseThrow();
                                                return new Taken.Made(found.with(hearing.said()));
                                            }
                                        })),
                new Broken(
                        "M16",
                        "never finds anything due",
                        ports ->
                                ports.with(
                                        new ToMoments(ports.moments()) {
                                            @Override
                                            public List<Moments.Due> due(Instant now, int limit) {
                                                return List.of();
                                            }
                                        })));
    }

    private static Draft openingNothing(Draft draft) {
        return new Draft(
                draft.moment(),
                draft.content(),
                draft.source(),
                draft.recordedAt(),
                draft.day(),
                draft.verdict(),
                null);
    }

    private static List<Broken> recoveries() {
        return List.of(
                new Broken(
                        "V1",
                        "forgets notes",
                        ports ->
                                taking(
                                        ports,
                                        (brand, id, after, step, claim) ->
                                                ports.recoveries()
                                                        .take(
                                                                brand,
                                                                id,
                                                                after,
                                                                withoutNote(step),
                                                                claim))),
                new Broken(
                        "V2",
                        "takes a step after whatever version",
                        ports ->
                                taking(
                                        ports,
                                        (brand, id, after, step, claim) ->
                                                ports.recoveries()
                                                        .take(
                                                                brand,
                                                                id,
                                                                ports.recoveries()
                                                                        .find(brand, id)
                                                                        .map(Recovery::version)
                                                                        .orElse(after),
                                                                step,
                                                                claim))),
                new Broken(
                        "V2",
                        "takes several steps after whatever version",
                        ports ->
                                takingSeveral(
                                        ports,
                                        (brand, steps) ->
                                                ports.recoveries()
                                                        .take(
                                                                brand,
                                                                steps.entrySet().stream()
                                                                        .collect(
                                                                                Collectors.toMap(
                                                                                        next ->
                                                                                                ports.recoveries()
                                                                                                        .find(
                                                                                                                brand,
                                                                                                                next.getKey()
                                                                                                                        .id())
                                                                                                        .orElse(
                                                                                                                next
                                                                                                                        .getKey()),
                                                                                        Map.Entry
                                                                                                ::getValue))))),
                new Broken(
                        "V2",
                        "takes of several steps one",
                        ports ->
                                takingSeveral(
                                        ports,
                                        (brand, steps) ->
                                                steps.isEmpty()
                                                        ? List.of()
                                                        : ports.recoveries()
                                                                .take(
                                                                        brand,
                                                                        Map.ofEntries(
                                                                                steps.entrySet()
                                                                                        .iterator()
                                                                                        .next())))),
                new Broken(
                        "V3",
                        "takes no notice of claims",
                        ports ->
                                taking(
                                        ports,
                                        (brand, id, after, step, claim) ->
                                                ports.recoveries()
                                                        .take(brand, id, after, step, null))),
                new Broken(
                        "V4",
                        "lists the least urgent first",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public List<Recovery> list(
                                                    Brand.Id brand,
                                                    Recoveries.Filter filter,
                                                    @Nullable Urgency after,
                                                    int limit) {
                                                return super.list(brand, filter, after, limit)
                                                        .reversed();
                                            }
                                        })),
                new Broken(
                        "V5",
                        "shows everybody's",
                        ports -> {
                            var seen = new ConcurrentHashMap<Recovery.Id, Brand.Id>();
                            return ports.with(
                                    new ToRecoveries(ports.recoveries()) {
                                        @Override
                                        public Optional<Recovery> find(
                                                Brand.Id brand, Recovery.Id id) {
                                            var found =
                                                    super.find(seen.getOrDefault(id, brand), id);
                                            if (found.isPresent()) seen.putIfAbsent(id, brand);
                                            return found;
                                        }
                                    });
                        }),
                new Broken(
                        "V6",
                        "names what is due too early",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public List<Recoveries.Due> due(
                                                    Instant now, int limit) {
                                                return super.due(
                                                        now.plus(Duration.ofDays(1)), limit);
                                            }
                                        })),
                new Broken(
                        "V7",
                        "sums up all there is",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public Figures figures(
                                                    Brand.Id brand,
                                                    Instant from,
                                                    Instant until,
                                                    Instant now) {
                                                return super.figures(
                                                        brand,
                                                        Instants.EARLIEST,
                                                        Instants.LATEST,
                                                        now);
                                            }
                                        })),
                new Broken(
                        "V8",
                        "looks at other days as well",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public Map<Touchpoint.Id, Long> unremedied(
                                                    Brand.Id brand,
                                                    Collection<Touchpoint.Id> touchpoints,
                                                    Instant from,
                                                    Instant until,
                                                    Instant now) {
                                                return super.unremedied(
                                                        brand,
                                                        touchpoints,
                                                        Instants.EARLIEST,
                                                        Instants.LATEST,
                                                        now);
                                            }
                                        })),
                new Broken(
                        "V8",
                        "counts what is not due yet",
                        ports ->
                                ports.with(
                                        new ToRecoveries(ports.recoveries()) {
                                            @Override
                                            public Map<Touchpoint.Id, Long> unremedied(
                                                    Brand.Id brand,
                                                    Collection<Touchpoint.Id> touchpoints,
                                                    Instant from,
                                                    Instant until,
                                                    Instant now) {
                                                return super.unremedied(
                                                        brand,
                                                        touchpoints,
                                                        from,
                                                        until,
                                                        Instants.LATEST);
                                            }
                                        })));
    }

    private static Step withoutNote(Step step) {
        return step instanceof Step.Taken taken && taken.action() != Step.Action.NOTE
                ? new Step.Taken(
                        taken.recordedAt(), taken.action(), taken.by(), taken.owner(), null)
                : step;
    }

    @FunctionalInterface
    private interface Taking {
        Taken take(Brand.Id brand, Recovery.Id id, int after, Step step, @Nullable Claim claim);
    }

    private static Ports takingSeveral(
            Ports ports, BiFunction<Brand.Id, Map<Recovery, Step>, List<Recovery>> taking) {
        return ports.with(
                new ToRecoveries(ports.recoveries()) {
                    @Override
                    public List<Recovery> take(Brand.Id brand, Map<Recovery, Step> steps) {
                        return taking.apply(brand, steps);
                    }
                });
    }

    private static Ports taking(Ports ports, Taking taking) {
        return ports.with(
                new ToRecoveries(ports.recoveries()) {
                    @Override
                    public Taken take(
                            Brand.Id brand,
                            Recovery.Id id,
                            int after,
                            Step step,
                            @Nullable Claim claim) {
                        return taking.take(brand, id, after, step, claim);
                    }
                });
    }

    private static List<Broken> tallies() {
        return List.of(
                new Broken(
                        "Y1",
                        "counts by days of UTC",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public SortedMap<LocalDate, Tally> daily(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id touchpoint,
                                                    LocalDate from,
                                                    LocalDate to) {
                                                var days = new TreeMap<LocalDate, Tally>();
                                                var first = from.atStartOfDay(ZoneOffset.UTC);
                                                var end =
                                                        to.plusDays(1).atStartOfDay(ZoneOffset.UTC);
                                                hourly(
                                                                brand,
                                                                touchpoint,
                                                                first.toInstant(),
                                                                end.toInstant())
                                                        .forEach(
                                                                (hour, tally) ->
                                                                        days.merge(
                                                                                LocalDate.ofInstant(
                                                                                        hour,
                                                                                        ZoneOffset
                                                                                                .UTC),
                                                                                tally,
                                                                                Tally::plus));
                                                return days;
                                            }
                                        })),
                new Broken("Y1", "counts by the first verdict", BrokenAdapters::byFirstVerdict),
                new Broken("Y1", "counts repetitions", BrokenAdapters::withRepetitions),
                new Broken(
                        "Y2",
                        "counts by hours of UTC",
                        ports ->
                                hourly(
                                        ports,
                                        (brand, touchpoint, from, until) ->
                                                ports.tallies()
                                                        .hourly(
                                                                brand,
                                                                touchpoint,
                                                                from.truncatedTo(ChronoUnit.HOURS),
                                                                until))),
                new Broken(
                        "Y2",
                        "gives every day 24 hours",
                        ports ->
                                hourly(
                                        ports,
                                        (brand, touchpoint, from, until) ->
                                                ports.tallies()
                                                        .hourly(
                                                                brand,
                                                                touchpoint,
                                                                from,
                                                                from.plus(
                                                                        Duration.ofDays(
                                                                                Math.max(
                                                                                        1,
                                                                                        Duration
                                                                                                .between(
                                                                                                        from,
                                                                                                        until)
                                                                                                .toDays())))))),
                new Broken(
                        "Y3",
                        "counts days that had nothing",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public SortedMap<LocalDate, Tally> daily(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id touchpoint,
                                                    LocalDate from,
                                                    LocalDate to) {
                                                var days = super.daily(brand, touchpoint, from, to);
                                                from.datesUntil(to.plusDays(1))
                                                        .forEach(
                                                                day ->
                                                                        days.putIfAbsent(
                                                                                day, Tally.NONE));
                                                return days;
                                            }
                                        })),
                new Broken(
                        "Y3",
                        "leaves out the last day",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public SortedMap<LocalDate, Tally> daily(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id touchpoint,
                                                    LocalDate from,
                                                    LocalDate to) {
                                                return super.daily(
                                                        brand, touchpoint, from, to.minusDays(1));
                                            }
                                        })),
                new Broken(
                        "Y3",
                        "takes no notice of the touchpoint",
                        ports ->
                                hourly(
                                        ports,
                                        (brand, touchpoint, from, until) ->
                                                ports.tallies().hourly(brand, null, from, until))),
                new Broken(
                        "Y4",
                        "counts every never-event, and nothing as recovered",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public SortedMap<LocalDate, Tally> daily(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id touchpoint,
                                                    LocalDate from,
                                                    LocalDate to) {
                                                var days = super.daily(brand, touchpoint, from, to);
                                                days.replaceAll(
                                                        (day, tally) ->
                                                                tally.minus(
                                                                        new Tally(
                                                                                0,
                                                                                0,
                                                                                0,
                                                                                0,
                                                                                0,
                                                                                0,
                                                                                0,
                                                                                1,
                                                                                tally.recovered()
                                                                                                > 0
                                                                                        ? -1
                                                                                        : 0,
                                                                                0)));
                                                return days;
                                            }
                                        })),
                new Broken(
                        "Y6",
                        "takes every OW for one that stands",
                        ports ->
                                ports.with(
                                        new ToTallies(ports.tallies()) {
                                            @Override
                                            public SortedMap<LocalDate, Tally> daily(
                                                    Brand.Id brand,
                                                    Touchpoint.@Nullable Id touchpoint,
                                                    LocalDate from,
                                                    LocalDate to) {
                                                var days = super.daily(brand, touchpoint, from, to);
                                                days.replaceAll(
                                                        (day, tally) ->
                                                                tally.recovered() == 0
                                                                        ? tally
                                                                        : tally.plus(
                                                                                new Tally(
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        0,
                                                                                        tally
                                                                                                .cost())));
                                                return days;
                                            }
                                        })));
    }

    @FunctionalInterface
    private interface Hourly {
        SortedMap<Instant, Tally> count(
                Brand.Id brand, Touchpoint.@Nullable Id touchpoint, Instant from, Instant until);
    }

    private static Ports hourly(Ports ports, Hourly hourly) {
        return ports.with(
                new ToTallies(ports.tallies()) {
                    @Override
                    public SortedMap<Instant, Tally> hourly(
                            Brand.Id brand,
                            Touchpoint.@Nullable Id touchpoint,
                            Instant from,
                            Instant until) {
                        return hourly.count(brand, touchpoint, from, until);
                    }
                });
    }

    private static Ports byFirstVerdict(Ports ports) {
        var first =
                new InMemoryMoments(ports.rulebooks(), ports.touchpoints(), new InMemoryEvents());
        return ports.with(
                        new ToMoments(ports.moments()) {
                            @Override
                            public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                                first.keep(brand, drafts);
                                return super.keep(brand, drafts);
                            }
                        })
                .with(first.tallies());
    }

    private static Ports withRepetitions(Ports ports) {
        var counted =
                new InMemoryMoments(ports.rulebooks(), ports.touchpoints(), new InMemoryEvents());
        var repeated = new AtomicInteger();
        return ports.with(
                        new ToMoments(ports.moments()) {
                            @Override
                            public List<Kept> keep(Brand.Id brand, List<Draft> drafts) {
                                for (var draft : drafts)
                                    counted.keep(
                                            brand,
                                            List.of(renamed(draft, repeated.incrementAndGet())));
                                return super.keep(brand, drafts);
                            }
                        })
                .with(counted.tallies());
    }

    private static Draft renamed(Draft draft, int number) {
        var moment = draft.moment();
        return new Draft(
                new Moment(
                        new Moment.Id("repeated-" + number),
                        moment.customer(),
                        moment.touchpoint(),
                        moment.channel(),
                        moment.occurredAt(),
                        moment.stakes(),
                        moment.deliveries(),
                        moment.feedback(),
                        moment.beyondPromise(),
                        moment.recovers()),
                draft.content(),
                draft.source(),
                draft.recordedAt(),
                draft.day(),
                draft.verdict(),
                draft.recovery());
    }
}
