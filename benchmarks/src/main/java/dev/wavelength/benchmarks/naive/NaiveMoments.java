package dev.wavelength.benchmarks.naive;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Verdict;

import io.micronaut.context.annotation.Context;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

/// Moments by plain JDBC: four statements and a commit each.
@Context
final class NaiveMoments {

    private static final String SCHEMA =
            """
            create table moment (
                id text primary key,
                customer text not null,
                touchpoint text not null,
                occurred_at timestamptz not null,
                recorded_at timestamptz not null default now(),
                stakes double precision not null,
                impact double precision,
                experience text,
                certainty text,
                content json not null
            );
            create index on moment (customer, occurred_at, id);
            create table chain (
                customer text primary key,
                links integer not null,
                judged integer not null,
                ow integer not null,
                how integer not null,
                wow integer not null,
                standing integer not null,
                standing_impact double precision not null,
                streak integer not null,
                longest_streak integer not null,
                peak double precision,
                last_impact double precision,
                since_wow integer,
                last_occurred_at timestamptz not null,
                last_id text not null
            );
            create table tally (
                day date,
                touchpoint text,
                moments bigint not null,
                ow bigint not null,
                how bigint not null,
                wow bigint not null,
                primary key (day, touchpoint)
            );
            """;

    private final DataSource pool;

    NaiveMoments(DataSource pool) throws SQLException {
        this.pool = pool;
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    /// Keeps a moment that comes behind all others of its customer, as all do here.
    ///
    /// @return the head of its chain, or none if there is one of its id
    Optional<Chain.Head> keep(Moment moment, String content, Verdict verdict, Rulebook rules)
            throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            var before = head(connection, moment.customer().reference());
            var link = Link.of(moment, verdict, rules);
            var last = before.last();
            var after = before.precedes(link.position()) ? before.append(link) : before;
            if (!insert(connection, moment, content, verdict, before, link)) {
                connection.rollback();
                return Optional.empty();
            }
            write(connection, moment.customer().reference(), after, last == null);
            count(connection, moment, verdict.experience());
            connection.commit();
            return Optional.of(after);
        }
    }

    private static Chain.Head head(Connection connection, String customer) throws SQLException {
        try (var statement =
                connection.prepareStatement("select * from chain where customer = ? for update")) {
            statement.setString(1, customer);
            try (var row = statement.executeQuery()) {
                return row.next() ? head(row) : Chain.Head.EMPTY;
            }
        }
    }

    private static Chain.Head head(ResultSet row) throws SQLException {
        return new Chain.Head(
                row.getInt("links"),
                row.getInt("judged"),
                row.getInt("ow"),
                row.getInt("how"),
                row.getInt("wow"),
                row.getInt("standing"),
                row.getDouble("standing_impact"),
                row.getInt("streak"),
                row.getInt("longest_streak"),
                row.getObject("peak", Double.class),
                row.getObject("last_impact", Double.class),
                row.getObject("since_wow", Integer.class),
                null,
                new Position(
                        row.getObject("last_occurred_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        new Moment.Id(row.getString("last_id"))));
    }

    private static boolean insert(
            Connection connection,
            Moment moment,
            String content,
            Verdict verdict,
            Chain.Head before,
            Link link)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into moment (
                            id, customer, touchpoint, occurred_at, stakes, impact,
                            experience, certainty, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::json)
                        on conflict do nothing
                        """)) {
            var weight = before.weigh(link);
            statement.setString(1, moment.id().text());
            statement.setString(2, moment.customer().reference());
            statement.setString(3, moment.touchpoint().text());
            statement.setObject(4, moment.occurredAt().atOffset(ZoneOffset.UTC));
            statement.setDouble(5, weight.stakes());
            statement.setObject(6, weight.impact());
            statement.setString(7, name(verdict.experience()));
            statement.setString(8, name(verdict.certainty()));
            statement.setString(9, content);
            return statement.executeUpdate() == 1;
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static void write(
            Connection connection, String customer, Chain.Head head, boolean first)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        first
                                ? """
                                insert into chain (
                                    links, judged, ow, how, wow, standing, standing_impact,
                                    streak, longest_streak, peak, last_impact, since_wow,
                                    last_occurred_at, last_id, customer)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict do nothing
                                """
                                : """
                                update chain
                                set links = ?, judged = ?, ow = ?, how = ?, wow = ?,
                                    standing = ?, standing_impact = ?,
                                    streak = ?, longest_streak = ?,
                                    peak = ?, last_impact = ?, since_wow = ?,
                                    last_occurred_at = ?, last_id = ?
                                where customer = ?
                                """)) {
            var last = head.last();
            if (last == null) throw new IllegalArgumentException("a chain has a link");
            statement.setInt(1, head.links());
            statement.setInt(2, head.judged());
            statement.setInt(3, head.ow());
            statement.setInt(4, head.how());
            statement.setInt(5, head.wow());
            statement.setInt(6, head.standing());
            statement.setDouble(7, head.standingImpact());
            statement.setInt(8, head.streak());
            statement.setInt(9, head.longestStreak());
            statement.setObject(10, head.peak());
            statement.setObject(11, head.end());
            statement.setObject(12, head.sinceWow());
            statement.setObject(13, last.occurredAt().atOffset(ZoneOffset.UTC));
            statement.setString(14, last.id().text());
            statement.setString(15, customer);
            statement.executeUpdate();
        }
    }

    private static void count(Connection connection, Moment moment, @Nullable Experience experience)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into tally as kept (day, touchpoint, moments, ow, how, wow)
                        values (?, ?, 1, ?, ?, ?)
                        on conflict (day, touchpoint) do update
                        set moments = kept.moments + 1,
                            ow = kept.ow + excluded.ow,
                            how = kept.how + excluded.how,
                            wow = kept.wow + excluded.wow
                        """)) {
            statement.setObject(1, moment.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate());
            statement.setString(2, moment.touchpoint().text());
            statement.setInt(3, experience == Experience.OW ? 1 : 0);
            statement.setInt(4, experience == Experience.HOW ? 1 : 0);
            statement.setInt(5, experience == Experience.WOW ? 1 : 0);
            statement.executeUpdate();
        }
    }
}
