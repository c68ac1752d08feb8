package dev.wavelength.persistence.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Partners in PostgreSQL: each row with the claim under which it was admitted.
public final class PostgresPartners implements Partners {

    private final Database database;

    public PostgresPartners(Database database) {
        this.database = database;
    }

    @Override
    public Admission admit(Partner partner, ApiKey.Fingerprint key, @Nullable Claim claim) {
        return database.write(
                () -> {
                    if (insert(partner, key, claim)) return new Admission.Admitted(partner);
                    if (claim != null) {
                        var before = claimed(partner.brand(), claim);
                        if (before.isPresent()) return before.get();
                    }
                    if (exists(partner)) return new Admission.NameTaken();
                    throw new Raced("the partner in the way was removed");
                });
    }

    private boolean insert(Partner partner, ApiKey.Fingerprint key, @Nullable Claim claim) {
        return database.change(
                        """
                        insert into partner (
                            brand, partner, key_fingerprint, scopes,
                            claim_caller, claim_key, claim_content_high, claim_content_low)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(partner.brand())
                                        .text(partner.name())
                                        .text(key.hex())
                                        .texts(partner.scopes(), scope -> scope)
                                        .text(claim == null ? null : claim.caller())
                                        .text(claim == null ? null : claim.key())
                                        .numberOrNone(claim == null ? null : claim.content().high())
                                        .numberOrNone(claim == null ? null : claim.content().low()))
                == 1;
    }

    private Optional<Admission> claimed(Brand.Id brand, Claim claim) {
        return database.find(
                """
                select brand, partner, scopes, claim_content_high, claim_content_low
                from partner
                where brand = ?
                and claim_caller = ?
                and claim_key = ?
                """,
                p -> p.text(brand).text(claim.caller()).text(claim.key()),
                row ->
                        claim.content()
                                        .equals(
                                                new Digest(
                                                        row.getLong("claim_content_high"),
                                                        row.getLong("claim_content_low")))
                                ? new Admission.Repeated(Row.read(row))
                                : new Admission.KeyReused());
    }

    private boolean exists(Partner partner) {
        return database.find(
                        """
                        select 1
                        from partner
                        where brand = ?
                        and partner = ?
                        """,
                        p -> p.text(partner.brand()).text(partner.name()),
                        row -> true)
                .isPresent();
    }

    @Override
    public Map<ApiKey.Fingerprint, Partner> find(Collection<ApiKey.Fingerprint> keys) {
        var found = new HashMap<ApiKey.Fingerprint, Partner>();
        database.ask(
                """
                select brand, partner, scopes, key_fingerprint
                from partner
                where key_fingerprint = any(?)
                """,
                p -> p.texts(keys, ApiKey.Fingerprint::hex),
                row ->
                        found.put(
                                new ApiKey.Fingerprint(Columns.text(row, "key_fingerprint")),
                                Row.read(row)));
        return found;
    }

    @Override
    public Optional<Partner> remove(Brand.Id brand, Partner.Name name) {
        return database.write(
                () ->
                        database.find(
                                """
                                delete from partner
                                where brand = ?
                                and partner = ?
                                returning brand, partner, scopes
                                """,
                                p -> p.text(brand).text(name),
                                Row::read));
    }

    private record Row(String brand, String partner, List<String> scopes) {

        static Partner read(ResultSet row) throws SQLException {
            return new Row(
                            Columns.text(row, "brand"),
                            Columns.text(row, "partner"),
                            Columns.texts(row, "scopes"))
                    .partnerOfRow();
        }

        private Partner partnerOfRow() {
            return new Partner(
                    new Brand.Id(brand),
                    new Partner.Name(partner),
                    scopes.stream()
                            .map(scope -> Scope.of(scope).orElseThrow())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
