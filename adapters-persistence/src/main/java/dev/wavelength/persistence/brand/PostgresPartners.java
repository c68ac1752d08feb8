package dev.wavelength.persistence.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.persistence.sql.ClaimedRows;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Partners in PostgreSQL: a row for each, and one for each of their keys, which holds the claim
/// under which it was made. A client id is a row of its own: whose it is, is asked before the brand
/// is known.
public final class PostgresPartners implements Partners {

    private final Database database;
    private final ClaimedRows<Held> claimed;

    public PostgresPartners(Database database) {
        this.database = database;
        this.claimed = new ClaimedRows<>(database, "partner_key", Held::read);
    }

    @Override
    public Admission admit(Partner partner, PartnerKey key, @Nullable Claim claim) {
        return database.of(partner.brand())
                .write(
                        () -> {
                            var before = admitted(partner.brand(), claim);
                            if (before.isPresent()) return before.get();
                            if (insert(partner)) {
                                insert(partner.brand(), partner.name(), key, claim);
                                return new Admission.Admitted(partner);
                            }
                            // Whoever was first may have made the same claim.
                            return admitted(partner.brand(), claim)
                                    .orElseGet(Admission.NameTaken::new);
                        });
    }

    private Optional<Admission> admitted(Brand.Id brand, @Nullable Claim claim) {
        return claimed.answer(
                brand,
                claim,
                held ->
                        new Admission.Repeated(
                                partner(brand, held.name())
                                        .orElseThrow(() -> new Raced("the partner was removed"))),
                Admission.KeyReused::new);
    }

    private boolean insert(Partner partner) {
        return database.change(
                        """
                        insert into partner (
                            brand, partner, scopes, requests_per_second, moments_per_day)
                        values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(partner.brand())
                                        .text(partner.name())
                                        .texts(partner.scopes(), scope -> scope)
                                        .number(partner.limits().requestsPerSecond())
                                        .number(partner.limits().momentsPerDay()))
                == 1;
    }

    private void insert(Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim) {
        int inserted =
                database.change(
                        """
                        insert into partner_key (
                            brand, partner, key_id, fingerprint, hint, created_at, expires_at,
                            claim_caller, claim_key, claim_content_high, claim_content_low)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(brand)
                                        .text(name)
                                        .text(key.id())
                                        .text(key.fingerprint().hex())
                                        .text(key.hint())
                                        .instant(key.createdAt())
                                        .instantOrNone(key.expiresAt())
                                        .claim(claim));
        if (inserted == 0) throw new Raced("another made this claim");
    }

    private Optional<Partner> partner(Brand.Id brand, Partner.Name name) {
        return database.find(
                """
                select brand, partner, scopes, requests_per_second, moments_per_day
                from partner
                where brand = ?
                and partner = ?
                """,
                p -> p.text(brand).text(name),
                Row::read);
    }

    @Override
    public Map<ApiKey.Fingerprint, Holder> find(Collection<ApiKey.Fingerprint> keys) {
        var holders =
                database.acrossBrands()
                        .ask(
                                """
                        select brand, partner, scopes, requests_per_second, moments_per_day,
                            fingerprint, hint, created_at, expires_at, last_used_at
                        from partner_key
                        join partner using (brand, partner)
                        where key_id = any(?)
                        """,
                                p -> p.texts(keys, ApiKey.Fingerprint::id),
                                row -> new Holder(Row.read(row), KeyRow.read(row)));
        var found = new HashMap<ApiKey.Fingerprint, Holder>();
        for (var key : keys)
            holders.stream()
                    .filter(holder -> holder.key().fingerprint().matches(key))
                    .findFirst()
                    .ifPresent(holder -> found.put(key, holder));
        return found;
    }

    @Override
    public Issue issue(Brand.Id brand, Partner.Name name, PartnerKey key, @Nullable Claim claim) {
        return database.of(brand)
                .write(
                        () -> {
                            boolean there = lock(brand, name);
                            Optional<Issue> before =
                                    claimed.answer(
                                            brand,
                                            claim,
                                            held -> new Issue.Repeated(held.key()),
                                            Issue.KeyReused::new);
                            if (before.isPresent()) return before.get();
                            if (!there) return new Issue.UnknownPartner();
                            if (keys(brand, List.of(name)).size() >= PartnerKey.MOST)
                                return new Issue.TooMany();
                            insert(brand, name, key, claim);
                            return new Issue.Issued(key);
                        });
    }

    /// Whoever gives or takes keys of a partner holds its row, so that they are counted rightly.
    private boolean lock(Brand.Id brand, Partner.Name name) {
        return database.find(
                        """
                        select 1
                        from partner
                        where brand = ?
                        and partner = ?
                        for update
                        """,
                        p -> p.text(brand).text(name),
                        row -> true)
                .isPresent();
    }

    @Override
    public Optional<PartnerKey> withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                        """
                                delete from partner_key
                                where brand = ?
                                and partner = ?
                                and key_id = ?
                                returning fingerprint, hint, created_at, expires_at, last_used_at
                                """,
                                        p -> p.text(brand).text(name).text(key),
                                        KeyRow::read));
    }

    /// Of many requests that note the same use at once, one does, and none waits for it.
    @Override
    public void used(Brand.Id brand, Partner.Name name, PartnerKey.Id key, Instant at) {
        database.of(brand)
                .write(
                        () ->
                                database.change(
                                        """
                                update partner_key
                                set last_used_at = ?
                                where (brand, partner, key_id) in (
                                    select brand, partner, key_id
                                    from partner_key
                                    where brand = ?
                                    and partner = ?
                                    and key_id = ?
                                    and (last_used_at is null or last_used_at < ?)
                                    for update skip locked
                                )
                                """,
                                        p ->
                                                p.instant(at)
                                                        .text(brand)
                                                        .text(name)
                                                        .text(key)
                                                        .instant(at)));
    }

    @Override
    public Optional<Partner> limit(Brand.Id brand, Partner.Name name, Limits limits) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                        """
                                update partner
                                set requests_per_second = ?, moments_per_day = ?
                                where brand = ?
                                and partner = ?
                                returning brand, partner, scopes, requests_per_second,
                                    moments_per_day
                                """,
                                        p ->
                                                p.number(limits.requestsPerSecond())
                                                        .number(limits.momentsPerDay())
                                                        .text(brand)
                                                        .text(name),
                                        Row::read));
    }

    /// The database decides who is first, whatever the brands; only then is the partner freed of
    /// what it was tied to.
    @Override
    public Tie tie(Brand.Id brand, Partner.Name name, ClientId client) {
        return database.of(brand)
                .write(
                        () -> {
                            if (!lock(brand, name)) return new Tie.UnknownPartner();
                            if (!insert(brand, name, client))
                                return client(brand, name).filter(client::equals).isPresent()
                                        ? new Tie.TiedBefore()
                                        : new Tie.ClientTaken();
                            database.change(
                                    """
                            delete from client
                            where brand = ?
                            and partner = ?
                            and client <> ?
                            """,
                                    p -> p.text(brand).text(name).text(client));
                            return new Tie.Tied();
                        });
    }

    private boolean insert(Brand.Id brand, Partner.Name name, ClientId client) {
        return database.change(
                        """
                        insert into client (brand, partner, client)
                        values (?, ?, ?)
                        on conflict (client) do nothing
                        """,
                        p -> p.text(brand).text(name).text(client))
                == 1;
    }

    private Optional<ClientId> client(Brand.Id brand, Partner.Name name) {
        return database.find(
                """
                select client
                from client
                where brand = ?
                and partner = ?
                """,
                p -> p.text(brand).text(name),
                row -> new ClientId(Columns.text(row, "client")));
    }

    @Override
    public Optional<ClientId> untie(Brand.Id brand, Partner.Name name) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                        """
                                delete from client
                                where brand = ?
                                and partner = ?
                                returning client
                                """,
                                        p -> p.text(brand).text(name),
                                        row -> new ClientId(Columns.text(row, "client"))));
    }

    @Override
    public Map<ClientId, Partner> ofClients(Collection<ClientId> clients) {
        return database
                .acrossBrands()
                .ask(
                        """
                        select brand, partner, scopes, requests_per_second, moments_per_day, client
                        from client
                        join partner using (brand, partner)
                        where client = any(?)
                        """,
                        p -> p.texts(clients, client -> client),
                        Tied::read)
                .stream()
                .collect(Collectors.toMap(Tied::client, Tied::partner));
    }

    private record Tied(ClientId client, Partner partner) {

        static Tied read(ResultSet row) throws SQLException {
            return new Tied(new ClientId(Columns.text(row, "client")), Row.read(row));
        }
    }

    @Override
    public List<Listed> list(Brand.Id brand, Partner.@Nullable Name after, int limit) {
        return database.of(brand)
                .readAtOnce(
                        () -> {
                            var partners =
                                    database.query(
                                            """
                                    select brand, partner, scopes, requests_per_second,
                                        moments_per_day, client
                                    from partner
                                    left join client using (brand, partner)
                                    where brand = ?
                                    and partner > ?
                                    order by partner
                                    limit ?
                                    """,
                                            p ->
                                                    p.text(brand)
                                                            .text(after == null ? "" : after)
                                                            .number(limit),
                                            PostgresPartners::withoutKeys);
                            Map<Partner.Name, List<PartnerKey>> keys =
                                    keys(
                                                    brand,
                                                    partners.stream()
                                                            .map(one -> one.partner().name())
                                                            .toList())
                                            .stream()
                                            .collect(
                                                    Collectors.groupingBy(
                                                            Held::name,
                                                            Collectors.mapping(
                                                                    Held::key,
                                                                    Collectors.toList())));
                            return partners.stream()
                                    .map(
                                            one ->
                                                    new Listed(
                                                            one.partner(),
                                                            keys.getOrDefault(
                                                                    one.partner().name(),
                                                                    List.of()),
                                                            one.clientId()))
                                    .toList();
                        });
    }

    private static Listed withoutKeys(ResultSet row) throws SQLException {
        var client = Columns.textOrNone(row, "client");
        return new Listed(Row.read(row), List.of(), client == null ? null : new ClientId(client));
    }

    private record Held(Partner.Name name, PartnerKey key) {

        static Held read(ResultSet row) throws SQLException {
            return new Held(new Partner.Name(Columns.text(row, "partner")), KeyRow.read(row));
        }
    }

    private List<Held> keys(Brand.Id brand, List<Partner.Name> names) {
        return database.query(
                """
                select partner, fingerprint, hint, created_at, expires_at, last_used_at
                from partner_key
                where brand = ?
                and partner = any(?)
                order by created_at, key_id
                """,
                p -> p.text(brand).texts(names, name -> name),
                Held::read);
    }

    @Override
    public Optional<Partner> remove(Brand.Id brand, Partner.Name name) {
        return database.of(brand)
                .write(
                        () -> {
                            var removed =
                                    database.find(
                                            """
                                    delete from partner
                                    where brand = ?
                                    and partner = ?
                                    returning brand, partner, scopes, requests_per_second,
                                        moments_per_day
                                    """,
                                            p -> p.text(brand).text(name),
                                            Row::read);
                            database.change(
                                    """
                            delete from partner_key
                            where brand = ?
                            and partner = ?
                            """,
                                    p -> p.text(brand).text(name));
                            database.change(
                                    """
                            delete from client
                            where brand = ?
                            and partner = ?
                            """,
                                    p -> p.text(brand).text(name));
                            return removed;
                        });
    }

    private record Row(
            String brand,
            String partner,
            List<String> scopes,
            int requestsPerSecond,
            long momentsPerDay) {

        static Partner read(ResultSet row) throws SQLException {
            return new Row(
                            Columns.text(row, "brand"),
                            Columns.text(row, "partner"),
                            Columns.texts(row, "scopes"),
                            row.getInt("requests_per_second"),
                            row.getLong("moments_per_day"))
                    .partnerOfRow();
        }

        private Partner partnerOfRow() {
            return new Partner(
                    new Brand.Id(brand),
                    new Partner.Name(partner),
                    scopes.stream()
                            .map(scope -> Scope.of(scope).orElseThrow())
                            .collect(Collectors.toUnmodifiableSet()),
                    new Limits(requestsPerSecond, momentsPerDay));
        }
    }

    private record KeyRow(
            String fingerprint,
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static PartnerKey read(ResultSet row) throws SQLException {
            return new KeyRow(
                            Columns.text(row, "fingerprint"),
                            Columns.text(row, "hint"),
                            Columns.instant(row, "created_at"),
                            Columns.instantOrNone(row, "expires_at"),
                            Columns.instantOrNone(row, "last_used_at"))
                    .keyOfRow();
        }

        private PartnerKey keyOfRow() {
            return new PartnerKey(
                    new ApiKey.Fingerprint(fingerprint), hint, createdAt, expiresAt, lastUsedAt);
        }
    }
}
