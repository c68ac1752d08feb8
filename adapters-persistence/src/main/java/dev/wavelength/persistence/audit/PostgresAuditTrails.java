package dev.wavelength.persistence.audit;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Raced;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Audit trails in PostgreSQL: a row for each note, which the database lets nobody change. The
/// adapters that do the work take part in the transaction that the trail opens.
public final class PostgresAuditTrails implements AuditTrails {

    private final Database database;

    public PostgresAuditTrails(Database database) {
        this.database = database;
    }

    @Override
    public <T> T noting(
            Brand.Id brand,
            Actor by,
            Instant at,
            Function<T, Optional<Change>> change,
            Supplier<T> work) {
        return database.of(brand)
                .write(
                        () -> {
                            var done = work.get();
                            change.apply(done).ifPresent(changed -> append(brand, by, at, changed));
                            return done;
                        });
    }

    /// Those who note at once stand in line for it, behind all else that they hold.
    private void append(Brand.Id brand, Actor by, Instant at, Change change) {
        database.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                p -> p.text(brand),
                row -> true);
        var last = list(brand, null, 1).stream().findFirst().orElse(null);
        if (!insert(brand, Note.behind(last, at, by, change)))
            throw new Raced("another noted something");
    }

    private boolean insert(Brand.Id brand, Note note) {
        return database.change(
                        """
                        insert into audit (
                            brand, number, noted_at, actor, act, subject, detail,
                            digest_high, digest_low)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        p ->
                                p.text(brand)
                                        .number(note.number())
                                        .instant(note.at())
                                        .text(note.by())
                                        .text(note.change().act())
                                        .text(note.change().subject())
                                        .text(note.change().detail())
                                        .number(note.digest().high())
                                        .number(note.digest().low()))
                == 1;
    }

    @Override
    public List<Note> list(Brand.Id brand, @Nullable Long before, int limit) {
        return database.of(brand)
                .report(
                        """
                        select number, noted_at, actor, act, subject, detail, digest_high, digest_low
                        from audit
                        where brand = ?
                        and number < ?
                        order by number desc
                        limit ?
                        """,
                        p ->
                                p.text(brand)
                                        .number(before == null ? Long.MAX_VALUE : before)
                                        .number(limit),
                        Row::read);
    }

    /// Inside of a transaction: shows every note of the brand, in order.
    void each(Brand.Id brand, Consumer<Note> consumer) {
        database.each(
                """
                select number, noted_at, actor, act, subject, detail, digest_high, digest_low
                from audit
                where brand = ?
                order by number
                """,
                p -> p.text(brand),
                Row::read,
                consumer);
    }

    private record Row(
            long number,
            Instant notedAt,
            String actor,
            Change.Act act,
            String subject,
            String detail,
            Digest digest) {

        static Note read(ResultSet row) throws SQLException {
            return new Row(
                            row.getLong("number"),
                            Columns.instant(row, "noted_at"),
                            Columns.text(row, "actor"),
                            Columns.one(row, "act", Change.Act.class),
                            Columns.text(row, "subject"),
                            Columns.text(row, "detail"),
                            new Digest(row.getLong("digest_high"), row.getLong("digest_low")))
                    .noteOfRow();
        }

        private Note noteOfRow() {
            return new Note(
                    number, notedAt, new Actor(actor), new Change(act, subject, detail), digest);
        }
    }
}
