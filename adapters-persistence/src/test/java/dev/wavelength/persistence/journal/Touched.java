package dev.wavelength.persistence.journal;

import dev.wavelength.persistence.sql.TestDatabase;

/// What a transaction has touched so far, as PostgreSQL itself counts it.
record Touched(long scans, long rows) {

    /// Of the transaction under way.
    static Touched now(TestDatabase store) {
        return store.database()
                .find(
                        """
                        select (
                                select sum(seq_scan)
                                from pg_stat_xact_user_tables
                            ) as scans,
                            (
                                select sum(seq_tup_read)
                                from pg_stat_xact_user_tables
                            ) + (
                                select sum(pg_stat_get_xact_tuples_returned(indexrelid))
                                from pg_stat_user_indexes
                            ) as rows
                        """,
                        p -> {},
                        row -> new Touched(row.getLong("scans"), row.getLong("rows")))
                .orElseThrow();
    }

    Touched minus(Touched before) {
        return new Touched(scans - before.scans, rows - before.rows);
    }
}
