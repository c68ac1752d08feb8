package dev.wavelength.persistence.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.mot.Advisory;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.sql.ClaimedRows;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Json;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Certificates in PostgreSQL: a row for each, whose content is the text that was issued. The
/// database refuses to change or delete one.
public final class PostgresCertificates implements Certificates {

    private final Database database;
    private final Json json;
    private final PostgresEvents events;
    private final ClaimedRows<Certificate> claimed;

    public PostgresCertificates(Database database, Json json) {
        this.database = database;
        this.json = json;
        this.events = new PostgresEvents(database, json);
        this.claimed = new ClaimedRows<>(database, "certificate", this::certificate);
    }

    @Override
    public Issue issue(Inspection inspection, @Nullable Claim claim) {
        var brand = inspection.brand();
        return database.of(brand)
                .write(
                        () -> {
                            var before = made(brand, claim);
                            if (before.isPresent()) return before.get();
                            int number = next(brand);
                            var certificate =
                                    inspection.certify(number, latest(inspection).orElse(null));
                            if (!insert(certificate, claim))
                                throw new Raced("another claimed this key");
                            note(certificate);
                            database.change(events.append(brand, List.of(certificate.news())));
                            return new Issue.Issued(certificate);
                        });
    }

    /// The next number; nobody else gets one before this transaction ends.
    private int next(Brand.Id brand) {
        return database.find(
                        """
                        insert into certificate_count as counted (brand, issued)
                        values (?, 1)
                        on conflict (brand) do update
                        set issued = counted.issued + 1
                        returning issued
                        """,
                        p -> p.text(brand),
                        row -> row.getInt("issued"))
                .orElseThrow();
    }

    private Optional<Certificate> latest(Inspection inspection) {
        return database.find(
                """
                select content, digest
                from certificate
                where brand = ?
                and scope = ?
                order by number desc
                limit 1
                """,
                p -> p.text(inspection.brand()).text(inspection.scope()),
                this::certificate);
    }

    private boolean insert(Certificate certificate, @Nullable Claim claim) {
        var inspection = certificate.inspection();
        var commission = inspection.commission();
        return database.change(
                        """
                        insert into certificate (
                            brand, number, scope, result, from_day, to_day, tested_at,
                            retest_of, amends, digest, content,
                            claim_caller, claim_key, claim_content_high, claim_content_low)
                        values (
                            ?, ?, ?, ?, date 'epoch' + ?, date 'epoch' + ?, ?,
                            ?, ?, ?, ?::json,
                            ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(inspection.brand())
                                        .number(certificate.number())
                                        .text(inspection.scope())
                                        .text(certificate.result())
                                        .day(commission.from())
                                        .day(commission.to())
                                        .instant(inspection.testedAt())
                                        .numberOrNone(commission.retestOf())
                                        .numberOrNone(certificate.amends())
                                        .text(certificate.digest())
                                        .text(certificate.content())
                                        .claim(claim))
                == 1;
    }

    /// Notes of which touchpoints a certificate tells.
    private void note(Certificate certificate) {
        var inspection = certificate.inspection();
        List<Item> items = inspection.items();
        if (items.isEmpty()) return;
        database.change(
                """
                insert into inspected (brand, number, to_day, touchpoint, advisory_age)
                select ?, ?, date 'epoch' + ?, touchpoint, advisory_age
                from unnest(?, ?) as item (touchpoint, advisory_age)
                """,
                p ->
                        p.text(inspection.brand())
                                .number(certificate.number())
                                .day(inspection.commission().to())
                                .texts(items, item -> item.touchpoint().id())
                                .ints(items, item -> item.finding().advisoryAge()));
    }

    @Override
    public Optional<Issue> claimed(Brand.Id brand, Claim claim) {
        return database.of(brand).read(() -> made(brand, claim));
    }

    private Optional<Issue> made(Brand.Id brand, @Nullable Claim claim) {
        return claimed.answer(brand, claim, Issue.Repeated::new, Issue.KeyReused::new);
    }

    @Override
    public Optional<Kept> find(Brand.Id brand, int number) {
        return database.of(brand)
                .find(
                        """
                        select content, digest, (
                            select max(number)
                            from certificate
                            where brand = ?
                            and amends = ?
                        ) as amended_by
                        from certificate
                        where brand = ?
                        and number = ?
                        """,
                        p -> p.text(brand).number(number).text(brand).number(number),
                        row -> new Kept(certificate(row), Columns.intOrNone(row, "amended_by")));
    }

    private Certificate certificate(ResultSet row) throws SQLException {
        return json.read(Columns.text(row, "content"), CertificateRow.class)
                .certificate(Columns.text(row, "digest"));
    }

    @Override
    public List<Certificate.Summary> list(Brand.Id brand, @Nullable Integer before, int limit) {
        return database.of(brand)
                .report(
                        """
                        select number, result, from_day - date 'epoch' as from_day,
                            to_day - date 'epoch' as to_day, tested_at,
                            retest_of, amends, digest
                        from certificate
                        where brand = ?
                        and number < ?
                        order by number desc
                        limit ?
                        """,
                        p ->
                                p.text(brand)
                                        .number(before == null ? Integer.MAX_VALUE : before)
                                        .number(limit),
                        PostgresCertificates::summary);
    }

    private static Certificate.Summary summary(ResultSet row) throws SQLException {
        return new Certificate.Summary(
                row.getInt("number"),
                Columns.one(row, "result", Certificate.Result.class),
                LocalDate.ofEpochDay(row.getInt("from_day")),
                LocalDate.ofEpochDay(row.getInt("to_day")),
                Columns.instant(row, "tested_at"),
                Columns.intOrNone(row, "retest_of"),
                Columns.intOrNone(row, "amends"),
                Columns.text(row, "digest"));
    }

    @Override
    public Map<Touchpoint.Id, Advisory> advisories(
            Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day) {
        var advisories = new HashMap<Touchpoint.Id, Advisory>();
        database.of(brand)
                .report(
                        """
                        select stop.touchpoint, latest.number, latest.advisory_age
                        from unnest(?) as stop (touchpoint)
                        cross join lateral (
                            select number, advisory_age
                            from inspected
                            where brand = ?
                            and touchpoint = stop.touchpoint
                            and to_day < date 'epoch' + ?
                            order by to_day desc, number desc
                            limit 1
                        ) as latest
                        where latest.advisory_age > 0
                        """,
                        p -> p.texts(touchpoints, touchpoint -> touchpoint).text(brand).day(day),
                        row ->
                                advisories.put(
                                        new Touchpoint.Id(Columns.text(row, "touchpoint")),
                                        new Advisory(
                                                row.getInt("number"), row.getInt("advisory_age"))));
        return advisories;
    }
}
