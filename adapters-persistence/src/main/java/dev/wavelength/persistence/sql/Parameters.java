package dev.wavelength.persistence.sql;

import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// The parameters of a statement, bound in the order in which they stand in it.
///
/// Instants go as text, days as numbers since 1970: `date 'epoch' + ?`. Both hold for every instant
/// there is; the driver's own calendar changes in 1582.
public final class Parameters {

    private final PreparedStatement statement;
    private int position;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /// A text, or the text of a value; or none.
    public Parameters text(@Nullable Object value) throws SQLException {
        statement.setString(++position, value == null ? null : value.toString());
        return this;
    }

    public Parameters number(int value) throws SQLException {
        statement.setInt(++position, value);
        return this;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++position, value);
        return this;
    }

    public Parameters number(double value) throws SQLException {
        statement.setDouble(++position, value);
        return this;
    }

    /// A number or none, of double precision.
    public Parameters numberOrNone(@Nullable Double value) throws SQLException {
        statement.setObject(++position, value, Types.DOUBLE);
        return this;
    }

    /// A number or none, of 8 bytes.
    public Parameters numberOrNone(@Nullable Long value) throws SQLException {
        statement.setObject(++position, value, Types.BIGINT);
        return this;
    }

    /// A number or none, of 4 bytes.
    public Parameters numberOrNone(@Nullable Integer value) throws SQLException {
        statement.setObject(++position, value, Types.INTEGER);
        return this;
    }

    /// A claim or none: its caller, its key and both halves of its content.
    public Parameters claim(@Nullable Claim claim) throws SQLException {
        if (claim == null)
            return text(null).text(null).numberOrNone((Long) null).numberOrNone((Long) null);
        return text(claim.caller())
                .text(claim.key())
                .number(claim.content().high())
                .number(claim.content().low());
    }

    public Parameters truth(boolean value) throws SQLException {
        statement.setBoolean(++position, value);
        return this;
    }

    public Parameters instant(Instant value) throws SQLException {
        statement.setObject(++position, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    public Parameters instantOrNone(@Nullable Instant value) throws SQLException {
        statement.setObject(
                ++position,
                value == null ? null : value.atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    /// The number of days from 1970-01-01 to this.
    public Parameters day(LocalDate value) throws SQLException {
        return number(Math.toIntExact(value.toEpochDay()));
    }

    /// An array of texts: one for each row.
    public <R> Parameters texts(Collection<R> rows, Function<R, @Nullable Object> text)
            throws SQLException {
        var values = new @Nullable String[rows.size()];
        int i = 0;
        for (var row : rows) {
            var value = text.apply(row);
            values[i++] = value == null ? null : value.toString();
        }
        return array(values);
    }

    /// An array of instants: one for each row, as texts.
    public <R> Parameters instants(Collection<R> rows, Function<R, Instant> instant)
            throws SQLException {
        return texts(rows, instant::apply);
    }

    /// An array of days: one for each row, as numbers since 1970-01-01.
    public <R> Parameters days(Collection<R> rows, Function<R, LocalDate> day) throws SQLException {
        return ints(rows, row -> Math.toIntExact(day.apply(row).toEpochDay()));
    }

    /// An array of whole numbers of 4 bytes: one for each row.
    public <R> Parameters ints(Collection<R> rows, ToIntFunction<R> number) throws SQLException {
        return array(rows.stream().mapToInt(number).toArray());
    }

    /// An array of whole numbers of 4 bytes: one for each row, or none.
    public <R> Parameters intsOrNone(Collection<R> rows, Function<R, @Nullable Integer> number)
            throws SQLException {
        var values = new @Nullable Integer[rows.size()];
        int i = 0;
        for (var row : rows) values[i++] = number.apply(row);
        return array(values);
    }

    /// An array of whole numbers of 8 bytes: one for each row.
    public <R> Parameters longs(Collection<R> rows, ToLongFunction<R> number) throws SQLException {
        return array(rows.stream().mapToLong(number).toArray());
    }

    /// An array of numbers of double precision: one for each row.
    public <R> Parameters doubles(Collection<R> rows, ToDoubleFunction<R> number)
            throws SQLException {
        return array(rows.stream().mapToDouble(number).toArray());
    }

    /// An array of numbers of double precision: one for each row, or none.
    public <R> Parameters doublesOrNone(Collection<R> rows, Function<R, @Nullable Double> number)
            throws SQLException {
        var values = new @Nullable Double[rows.size()];
        int i = 0;
        for (var row : rows) values[i++] = number.apply(row);
        return array(values);
    }

    /// An array of truths: one for each row.
    public <R> Parameters truths(Collection<R> rows, Predicate<R> truth) throws SQLException {
        var values = new boolean[rows.size()];
        int i = 0;
        for (var row : rows) values[i++] = truth.test(row);
        return array(values);
    }

    private Parameters array(Object values) throws SQLException {
        statement.setObject(++position, values);
        return this;
    }
}
