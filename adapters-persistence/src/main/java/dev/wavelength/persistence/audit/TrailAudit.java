package dev.wavelength.persistence.audit;

import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Whether every note of an audit trail is, unchanged, the one behind the last.
public final class TrailAudit implements Audit {

    private final Database database;
    private final PostgresAuditTrails trails;

    public TrailAudit(Database database) {
        this.database = database;
        this.trails = new PostgresAuditTrails(database);
    }

    @Override
    public List<Brand.Id> brands() {
        return database.read(
                () ->
                        database.query(
                                """
                                select distinct brand
                                from audit
                                """,
                                p -> {},
                                row -> new Brand.Id(Columns.text(row, "brand"))));
    }

    @Override
    public void compare(Brand.Id brand, Differences differences) {
        var chain = new Chain(differences);
        trails.each(brand, chain::next);
    }

    private static final class Chain {

        private final Differences differences;
        private @Nullable Note last;

        private Chain(Differences differences) {
            this.differences = differences;
        }

        void next(Note note) {
            if (!note.isBehind(last)) {
                var due = Note.behind(last, note.at(), note.by(), note.change());
                differences.add("note %d of the audit trail".formatted(note.number()), note, due);
            }
            last = note;
        }
    }
}
