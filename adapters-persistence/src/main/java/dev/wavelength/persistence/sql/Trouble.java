package dev.wavelength.persistence.sql;

import dev.wavelength.domain.value.StoreUnavailable;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// What an error of the database means to whoever asked it.
///
/// Source of the codes: PostgreSQL, Appendix A, "PostgreSQL Error Codes".
enum Trouble {
    /// Another transaction came in the way; this one can be done again at once.
    OTHERS_IN_THE_WAY,
    /// The database is down, slow or full; what was asked may be asked later.
    UNAVAILABLE,
    /// What was asked was wrong: it is of no use to ask again.
    OUR_OWN;

    /// Serialization failure, deadlock.
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");

    /// Connection trouble, resources (disk, memory, connections), the operator (shutdown,
    /// cancelled, statement timeout), the system beneath (I/O).
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /// A server that only reads, as after a fail-over; the timeouts outside of class 57: a lock's,
    /// an idle transaction's, a transaction's.
    private static final Set<String> STATES = Set.of("25006", "55P03", "25P03", "25P04");

    /// What it means, by the first of its causes that tells.
    static Trouble of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Raced) return OTHERS_IN_THE_WAY;
            if (cause instanceof StoreUnavailable) return OUR_OWN;
            if (cause instanceof SQLException sql) {
                var trouble = of(sql, sql.getSQLState());
                if (trouble != OUR_OWN) return trouble;
            }
        }
        return OUR_OWN;
    }

    private static Trouble of(SQLException sql, @Nullable String state) {
        if (sql instanceof SQLTransientConnectionException
                || sql instanceof SQLTimeoutException
                || sql instanceof SQLRecoverableException) return UNAVAILABLE;
        // The server names a state with every error; the pool, of a lost connection, does not.
        if (state == null) return UNAVAILABLE;
        if (IN_THE_WAY.contains(state)) return OTHERS_IN_THE_WAY;
        boolean unavailable =
                STATES.contains(state) || CLASSES.stream().anyMatch(code -> state.startsWith(code));
        return unavailable ? UNAVAILABLE : OUR_OWN;
    }
}
