package dev.wavelength.persistence.sql;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What the columns of a row hold, in the types of the domain.
public final class Columns {

    private Columns() {}

    /// A text that is never missing.
    public static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /// A text, or none.
    public static @Nullable String textOrNone(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /// One of an enum's constants, by its name.
    public static <E extends Enum<E>> E one(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return Enum.valueOf(type, text(row, column));
    }

    /// One of an enum's constants, by its name, or none.
    public static <E extends Enum<E>> @Nullable E oneOrNone(
            ResultSet row, String column, Class<E> type) throws SQLException {
        var name = textOrNone(row, column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNone(ResultSet row, String column)
            throws SQLException {
        var instant = row.getObject(column, OffsetDateTime.class);
        return instant == null ? null : instant.toInstant();
    }

    /// A business day; the driver's own calendar changes in 1582.
    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable Integer intOrNone(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Double doubleOrNone(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /// The elements of an array of texts.
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
