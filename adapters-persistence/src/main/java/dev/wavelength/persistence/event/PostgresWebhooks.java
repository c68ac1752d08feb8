package dev.wavelength.persistence.event;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.persistence.sql.ClaimedRows;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Webhooks in PostgreSQL: each row with the claim under which it was registered.
public final class PostgresWebhooks implements Webhooks {

    private final Database database;
    private final PostgresEvents events;
    private final ClaimedRows<Webhook> claimed;

    public PostgresWebhooks(Database database, PostgresEvents events) {
        this.database = database;
        this.events = events;
        this.claimed = new ClaimedRows<>(database, "webhook", PostgresWebhooks::read);
    }

    @Override
    public Registration register(Webhook webhook, @Nullable Claim claim) {
        return database.of(webhook.brand())
                .write(
                        () -> {
                            lockBrand(webhook.brand());
                            var before = claimed(webhook.brand(), claim);
                            if (before.isPresent()) return before.get();
                            if (count(webhook.brand()) >= Webhook.MOST)
                                return new Registration.Full();
                            insert(webhook, claim);
                            return new Registration.Registered(webhook);
                        });
    }

    /// Whoever registers for a brand does so alone: many at once would be too many, or one twice.
    private void lockBrand(Brand.Id brand) {
        database.find(
                """
                select 1
                from brand
                where brand = ?
                for no key update
                """,
                p -> p.text(brand),
                row -> true);
    }

    private int count(Brand.Id brand) {
        return database.find(
                        """
                        select count(*) as webhooks
                        from webhook
                        where brand = ?
                        """,
                        p -> p.text(brand),
                        row -> row.getInt("webhooks"))
                .orElseThrow();
    }

    private void insert(Webhook webhook, @Nullable Claim claim) {
        var begin = events.end();
        database.change(
                """
                insert into webhook (
                    brand, webhook, address, types, created_at, xact, n,
                    last_secret, secrets_since,
                    claim_caller, claim_key, claim_content_high, claim_content_low)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?)
                """,
                p ->
                        p.text(webhook.brand())
                                .text(webhook.id())
                                .text(webhook.address())
                                .texts(webhook.types(), Enum::name)
                                .instant(webhook.createdAt())
                                .number(begin.step())
                                .number(begin.number())
                                .number(webhook.secrets().getLast().number())
                                .instants(webhook.secrets(), Webhook.Secret::since)
                                .claim(claim));
    }

    private Optional<Registration> claimed(Brand.Id brand, @Nullable Claim claim) {
        return claimed.answer(
                brand, claim, Registration.Repeated::new, Registration.KeyReused::new);
    }

    @Override
    public Optional<Webhook> find(Brand.Id brand, Webhook.Id id) {
        return database.of(brand)
                .find(
                        """
                        select *
                        from webhook
                        where brand = ?
                        and webhook = ?
                        """,
                        p -> p.text(brand).text(id),
                        PostgresWebhooks::read);
    }

    @Override
    public List<Webhook> list(Brand.Id brand, Webhook.@Nullable Id after, int limit) {
        return database.of(brand)
                .report(
                        """
                        select *
                        from webhook
                        where brand = ?
                        and webhook > ?
                        order by webhook
                        limit ?
                        """,
                        p -> p.text(brand).text(after == null ? "" : after).number(limit),
                        PostgresWebhooks::read);
    }

    @Override
    public Optional<Webhook> renewSecret(Brand.Id brand, Webhook.Id id, Instant now) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                                """
                                        select *
                                        from webhook
                                        where brand = ?
                                        and webhook = ?
                                        for no key update
                                        """,
                                                p -> p.text(brand).text(id),
                                                PostgresWebhooks::read)
                                        .flatMap(
                                                webhook ->
                                                        keep(
                                                                webhook,
                                                                webhook.renewedSecrets(now))));
    }

    private Optional<Webhook> keep(Webhook webhook, List<Webhook.Secret> secrets) {
        return database.find(
                """
                update webhook
                set last_secret = ?, secrets_since = ?::timestamptz[]
                where brand = ?
                and webhook = ?
                returning *
                """,
                p ->
                        p.number(secrets.getLast().number())
                                .instants(secrets, Webhook.Secret::since)
                                .text(webhook.brand())
                                .text(webhook.id()),
                PostgresWebhooks::read);
    }

    @Override
    public Optional<Webhook> disable(
            Brand.Id brand, Webhook.Id id, Webhook.@Nullable Disabled why) {
        return database.of(brand)
                .write(
                        () ->
                                database.find(
                                        """
                                update webhook
                                set disabled = ?,
                                    failing_since =
                                        case when ?::text is null then null else failing_since end
                                where brand = ?
                                and webhook = ?
                                returning *
                                """,
                                        p -> p.text(why).text(why).text(brand).text(id),
                                        PostgresWebhooks::read));
    }

    @Override
    public Optional<Webhook> remove(Brand.Id brand, Webhook.Id id) {
        return database.of(brand)
                .write(
                        () -> {
                            var removed =
                                    database.find(
                                            """
                                    delete from webhook
                                    where brand = ?
                                    and webhook = ?
                                    returning *
                                    """,
                                            p -> p.text(brand).text(id),
                                            PostgresWebhooks::read);
                            database.change(
                                    """
                            delete from dispatch
                            where brand = ?
                            and webhook = ?
                            """,
                                    p -> p.text(brand).text(id));
                            return removed;
                        });
    }

    /// The webhook of a row that holds all its columns.
    static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                new Brand.Id(Columns.text(row, "brand")),
                new Webhook.Id(Columns.text(row, "webhook")),
                new Webhook.Address(Columns.text(row, "address")),
                Columns.texts(row, "types").stream()
                        .map(Event.Type::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Columns.instant(row, "created_at"),
                secrets(row),
                Columns.instantOrNone(row, "failing_since"),
                Columns.oneOrNone(row, "disabled", Webhook.Disabled.class));
    }

    private static List<Webhook.Secret> secrets(ResultSet row) throws SQLException {
        var since = (Timestamp[]) row.getArray("secrets_since").getArray();
        int first = row.getInt("last_secret") - since.length + 1;
        var secrets = new ArrayList<Webhook.Secret>();
        for (int i = 0; i < since.length; i++)
            secrets.add(new Webhook.Secret(first + i, since[i].toInstant()));
        return secrets;
    }
}
