package dev.wavelength.persistence.recovery;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Outcome;
import dev.wavelength.domain.recovery.Recoveries.Taken;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.persistence.sql.Claims;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;
import dev.wavelength.persistence.sql.Json;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The table of recoveries. All of this is done inside of a transaction.
public final class RecoveryTable {

    private final Database database;
    private final Steps steps;
    private final Claims claims;

    public RecoveryTable(Database database, Json json) {
        this.database = database;
        this.steps = new Steps(json);
        this.claims = new Claims(database);
    }

    /// A recovery as it is kept, and what is kept beside its steps.
    public record Kept(Recovery recovery, Beside beside) {}

    /// What is kept beside the steps of a recovery, to be looked for.
    public record Beside(
            int version,
            Severity severity,
            Status status,
            @Nullable Outcome outcome,
            Instant acknowledgeBy,
            Instant remedyBy,
            Urgency urgency,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant remediedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt) {

        /// What follows from the steps.
        public static Beside of(Recovery recovery) {
            var state = recovery.state();
            return new Beside(
                    recovery.version(),
                    state.severity(),
                    state.status(),
                    state.outcome(),
                    recovery.acknowledgeBy(),
                    recovery.remedyBy(),
                    recovery.urgency(),
                    state.acknowledgedAt(),
                    state.remediedAt(),
                    state.closedAt(),
                    RecoveryTable.dueAt(recovery));
        }

        private static Beside read(ResultSet row) throws SQLException {
            return new Beside(
                    row.getInt("version"),
                    Columns.one(row, "severity", Severity.class),
                    Columns.one(row, "status", Status.class),
                    Columns.oneOrNone(row, "outcome", Outcome.class),
                    Columns.instant(row, "acknowledge_by"),
                    Columns.instant(row, "remedy_by"),
                    new Urgency(
                            row.getInt("urgency"),
                            Columns.instant(row, "urgent_by"),
                            new Recovery.Id(Columns.text(row, "recovery"))),
                    Columns.instantOrNone(row, "acknowledged_at"),
                    Columns.instantOrNone(row, "remedied_at"),
                    Columns.instantOrNone(row, "closed_at"),
                    Columns.instantOrNone(row, "due_at"));
        }
    }

    /// The recovery of this id, if there is one.
    public Optional<Recovery> find(Brand.Id brand, Recovery.Id id) {
        return database.of(brand)
                .find(
                        """
                        select *
                        from recovery
                        where brand = ?
                        and recovery = ?
                        """,
                        p -> p.text(brand).text(id),
                        this::read);
    }

    /// Those of these recoveries that there are, in order of their ids.
    ///
    /// @param ids in code point order
    public List<Recovery> find(Brand.Id brand, Collection<Recovery.Id> ids) {
        return database.query(
                """
                select found.*
                from unnest(?) as asked (recovery)
                cross join lateral (
                    select *
                    from recovery
                    where brand = ?
                    and recovery = asked.recovery
                    offset 0
                ) as found
                """,
                p -> p.texts(ids, id -> id).text(brand),
                this::read);
    }

    /// What became of a step under this claim: repeated or reused, or none if it is new.
    public Optional<Taken> made(Brand.Id brand, Claim claim) {
        return claims.answer(
                brand,
                claim,
                before ->
                        new Taken.Repeated(
                                find(brand, new Recovery.Id(before.id()))
                                        .orElseThrow(Claims::gone)
                                        .at(before.revision())),
                Taken.KeyReused::new);
    }

    /// Keeps that a claim made this of a recovery.
    public void claim(Brand.Id brand, Claim claim, Recovery made) {
        claims.keep(brand, claim, made.id(), made.version());
    }

    /// The recoveries of these customers.
    public Map<Customer, List<Recovery>> of(Brand.Id brand, Collection<Customer> customers) {
        var recoveries = new HashMap<Customer, List<Recovery>>();
        if (customers.isEmpty()) return recoveries;
        database.query(
                        """
                        select *
                        from recovery
                        where brand = ?
                        and customer = any(?)
                        """,
                        p -> p.text(brand).texts(customers, customer -> customer),
                        this::read)
                .forEach(
                        one ->
                                recoveries
                                        .computeIfAbsent(
                                                one.opening().customer(),
                                                customer -> new ArrayList<>())
                                        .add(one));
        return recoveries;
    }

    /// Inserts recoveries, of customers whose chains are held locked.
    public Change insert(Brand.Id brand, Collection<Recovery> recoveries) {
        return new Change(
                """
                insert into recovery (
                    brand, recovery, moment, customer, touchpoint,
                    occurred_at, since, opened_at, opened_as, double_deviation,
                    first_acknowledge_by, first_remedy_by,
                    version, severity, status, outcome, acknowledge_by, remedy_by,
                    urgency, urgent_by, acknowledged_at, remedied_at, closed_at, due_at, steps)
                select ?, recovery, moment, customer, touchpoint,
                    occurred_at::timestamptz, since::timestamptz, opened_at::timestamptz,
                    opened_as, double_deviation,
                    first_acknowledge_by::timestamptz, first_remedy_by::timestamptz,
                    version, severity, status, outcome,
                    acknowledge_by::timestamptz, remedy_by::timestamptz,
                    urgency, urgent_by::timestamptz, acknowledged_at::timestamptz,
                    remedied_at::timestamptz, closed_at::timestamptz, due_at::timestamptz,
                    steps::json
                from (
                    select unnest(?) as recovery, unnest(?) as moment, unnest(?) as customer,
                        unnest(?) as touchpoint, unnest(?) as occurred_at,
                        unnest(?) as since, unnest(?) as opened_at,
                        unnest(?) as opened_as, unnest(?) as double_deviation,
                        unnest(?) as first_acknowledge_by, unnest(?) as first_remedy_by,
                        unnest(?) as version, unnest(?) as severity, unnest(?) as status,
                        unnest(?) as outcome, unnest(?) as acknowledge_by,
                        unnest(?) as remedy_by, unnest(?) as urgency,
                        unnest(?) as urgent_by, unnest(?) as acknowledged_at,
                        unnest(?) as remedied_at, unnest(?) as closed_at,
                        unnest(?) as due_at, unnest(?) as steps
                ) as opened
                on conflict do nothing
                returning true
                """,
                p ->
                        p.text(brand)
                                .texts(recoveries, Recovery::id)
                                .texts(recoveries, one -> one.opening().moment().id())
                                .texts(recoveries, one -> one.opening().customer())
                                .texts(recoveries, one -> one.opening().touchpoint())
                                .instants(recoveries, one -> one.opening().moment().occurredAt())
                                .instants(recoveries, one -> one.opening().since())
                                .instants(recoveries, one -> one.opening().openedAt())
                                .texts(recoveries, one -> one.opening().severity())
                                .truths(recoveries, one -> one.opening().doubleDeviation())
                                .instants(recoveries, Recovery::firstAcknowledgeBy)
                                .instants(recoveries, Recovery::firstRemedyBy)
                                .ints(recoveries, Recovery::version)
                                .texts(recoveries, one -> one.state().severity())
                                .texts(recoveries, one -> one.state().status())
                                .texts(recoveries, one -> one.state().outcome())
                                .instants(recoveries, Recovery::acknowledgeBy)
                                .instants(recoveries, Recovery::remedyBy)
                                .ints(recoveries, one -> one.urgency().rank())
                                .instants(recoveries, one -> one.urgency().by())
                                .texts(recoveries, one -> one.state().acknowledgedAt())
                                .texts(recoveries, one -> one.state().remediedAt())
                                .texts(recoveries, one -> one.state().closedAt())
                                .texts(recoveries, RecoveryTable::dueAt)
                                .texts(recoveries, one -> steps.write(one.steps())),
                recoveries.size());
    }

    /// Changes recoveries, each from the version it was read in.
    ///
    /// @param before the versions they were read in
    public Change update(Brand.Id brand, Map<Recovery, Integer> before) {
        var recoveries = before.keySet();
        return new Change(
                """
                update recovery
                set version = changed.version,
                    severity = changed.severity,
                    status = changed.status,
                    outcome = changed.outcome,
                    acknowledge_by = changed.acknowledge_by::timestamptz,
                    remedy_by = changed.remedy_by::timestamptz,
                    urgency = changed.urgency,
                    urgent_by = changed.urgent_by::timestamptz,
                    acknowledged_at = changed.acknowledged_at::timestamptz,
                    remedied_at = changed.remedied_at::timestamptz,
                    closed_at = changed.closed_at::timestamptz,
                    due_at = changed.due_at::timestamptz,
                    steps = changed.steps::json
                from (
                    select unnest(?) as recovery, unnest(?) as before, unnest(?) as version,
                        unnest(?) as severity, unnest(?) as status, unnest(?) as outcome,
                        unnest(?) as acknowledge_by, unnest(?) as remedy_by,
                        unnest(?) as urgency, unnest(?) as urgent_by,
                        unnest(?) as acknowledged_at, unnest(?) as remedied_at,
                        unnest(?) as closed_at, unnest(?) as due_at, unnest(?) as steps
                ) as changed
                cross join lateral (
                    select ctid
                    from recovery
                    where brand = ?
                    and recovery = changed.recovery
                    and version = changed.before
                    offset 0
                ) as found
                where recovery.ctid = found.ctid
                and recovery.brand = ?
                returning true
                """,
                p ->
                        p.texts(recoveries, Recovery::id)
                                .ints(recoveries, one -> Objects.requireNonNull(before.get(one)))
                                .ints(recoveries, Recovery::version)
                                .texts(recoveries, one -> one.state().severity())
                                .texts(recoveries, one -> one.state().status())
                                .texts(recoveries, one -> one.state().outcome())
                                .instants(recoveries, Recovery::acknowledgeBy)
                                .instants(recoveries, Recovery::remedyBy)
                                .ints(recoveries, one -> one.urgency().rank())
                                .instants(recoveries, one -> one.urgency().by())
                                .texts(recoveries, one -> one.state().acknowledgedAt())
                                .texts(recoveries, one -> one.state().remediedAt())
                                .texts(recoveries, one -> one.state().closedAt())
                                .texts(recoveries, RecoveryTable::dueAt)
                                .texts(recoveries, one -> steps.write(one.steps()))
                                .text(brand)
                                .text(brand),
                before.size());
    }

    /// Shows every recovery of some customers of the brand, one by one.
    ///
    /// @param after the text of the last customer before them
    /// @param upTo the text of the last of them
    public void each(Brand.Id brand, String after, String upTo, Consumer<Kept> consumer) {
        database.each(
                """
                select *
                from recovery
                where brand = ?
                and customer > ?
                and customer <= ?
                """,
                p -> p.text(brand).text(after).text(upTo),
                row -> new Kept(read(row), Beside.read(row)),
                consumer);
    }

    private static @Nullable Instant dueAt(Recovery recovery) {
        return recovery.due().map(Recovery.Due::at).orElse(null);
    }

    /// The recovery in a row.
    Recovery read(ResultSet row) throws SQLException {
        return Recovery.of(
                new Recovery.Id(Columns.text(row, "recovery")),
                new Opening(
                        new Position(
                                Columns.instant(row, "occurred_at"),
                                new Moment.Id(Columns.text(row, "moment"))),
                        new Customer(Columns.text(row, "customer")),
                        new Touchpoint.Id(Columns.text(row, "touchpoint")),
                        Columns.instant(row, "since"),
                        Columns.instant(row, "opened_at"),
                        Columns.one(row, "opened_as", Severity.class),
                        row.getBoolean("double_deviation")),
                steps.read(Columns.text(row, "steps")));
    }
}
