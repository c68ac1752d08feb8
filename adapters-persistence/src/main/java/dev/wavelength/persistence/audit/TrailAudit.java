package dev.wavelength.persistence.audit;

import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;

import org.jspecify.annotations.Nullable;

/// Whether every note of an audit trail is, unchanged, the one behind the last.
public final class TrailAudit implements Audit {

    private final PostgresAuditTrails trails;

    public TrailAudit(Database database) {
        this.trails = new PostgresAuditTrails(database);
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
