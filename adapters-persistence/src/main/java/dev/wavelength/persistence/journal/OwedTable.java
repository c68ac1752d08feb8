package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The table of moments of which something is still owed. All of this is done inside of a
/// transaction.
final class OwedTable {

    private final Database database;

    OwedTable(Database database) {
        this.database = database;
    }

    /// Keeps when new moments fall due, those that do.
    static Optional<Change> insert(Brand.Id brand, Collection<Draft> drafts) {
        var owed = drafts.stream().filter(draft -> fallsDue(draft) != null).toList();
        if (owed.isEmpty()) return Optional.empty();
        return Optional.of(
                new Change(
                        """
                insert into owed (brand, id, due_at)
                select ?, id, due_at::timestamptz
                from (
                    select unnest(?) as id, unnest(?) as due_at
                ) as fresh
                on conflict do nothing
                returning true
                """,
                        p ->
                                p.text(brand)
                                        .texts(owed, draft -> draft.moment().id())
                                        .instants(
                                                owed,
                                                draft -> Objects.requireNonNull(fallsDue(draft))),
                        owed.size()));
    }

    private static @Nullable Instant fallsDue(Draft draft) {
        return draft.moment().fallsDue(draft.recordedAt()).orElse(null);
    }

    /// Keeps when a moment falls due from now on, or that it does not.
    static Change put(Brand.Id brand, Moment.Id id, @Nullable Instant dueAt) {
        return dueAt == null
                ? new Change(
                        """
                    delete from owed
                    where brand = ?
                    and id = ?
                    """,
                        p -> p.text(brand).text(id))
                : new Change(
                        """
                    insert into owed (brand, id, due_at)
                    values (?, ?, ?)
                    on conflict (brand, id) do update
                    set due_at = excluded.due_at
                    """,
                        p -> p.text(brand).text(id).instant(dueAt));
    }

    /// When each moment of some customers falls due that does.
    ///
    /// @param after the text of the last customer before them
    /// @param upTo the text of the last of them
    Map<Moment.Id, Instant> all(Brand.Id brand, String after, String upTo) {
        var owed = new HashMap<Moment.Id, Instant>();
        database.query(
                """
                select id, due_at
                from owed
                join moment using (brand, id)
                where brand = ?
                and customer > ?
                and customer <= ?
                """,
                p -> p.text(brand).text(after).text(upTo),
                row ->
                        owed.put(
                                new Moment.Id(Columns.text(row, "id")),
                                Columns.instant(row, "due_at")));
        return owed;
    }
}
