package dev.wavelength.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// What a large history costs: the same is asked, in turn, of a service with few moments and of one
/// with many, each over one year, of customers with as many moments, at as many touchpoints.
///
/// The large history is made by an import, whose memory is watched, and by copying what it made.
final class Growth {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(365));
    private static final int MOMENTS_OF_A_CUSTOMER = 5;
    private static final int CHAINS = 200;
    private static final int PULSES = 20;
    private static final List<String> HEAP = List.of("-Xmx256m");
    private static final String YEAR_PULSE =
            "/v1/pulse?from=2025-01-01&to=2025-12-31&every=DAY&touchpoint=touchpoint-%d";

    private static final String PRIORITIES = "/v1/priorities?from=2025-01-01&to=2025-12-31";
    private static final int REPORTS = 10;

    /// How many rounds warm both up and are not counted. What was copied was touched by none of the
    /// service's connections, and a first touch of a page costs each of them more than any other.
    private static final int WARM_UP = 4;

    /// How often the heap is looked at; its peaks last as long as a collection is put off.
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final Pattern HEAP_USED =
            Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)");

    private Growth() {}

    /// A service and what it has.
    private record History(
            String name, Subject subject, Connection connection, int customers, int copies) {

        /// Moments behind all that there are.
        Sample more(long seed) {
            return new Sample(
                    seed,
                    customers,
                    copies,
                    UNTIL.plus(Duration.ofDays(seed)),
                    Duration.ofSeconds(1));
        }

        /// Some of the customers who have a chain, in no order.
        List<String> someCustomers() throws SQLException {
            var some = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "select customer from chain order by random() limit "
                                            + CHAINS)) {
                while (row.next()) some.add(row.getString(1));
            }
            return some;
        }
    }

    static void measure(Plan plan, Report report, Server server)
            throws IOException, SQLException, InterruptedException {
        server.create("small");
        server.create("large");
        // One after the other: two that start at once would starve each other.
        try (var small = Program.service(plan, "small", HEAP, server.settings("small"));
                var toSmall = server.connect("small")) {
            var few = history("few", small, toSmall, plan.smallHistory(), 1);
            begin(plan, few, plan.smallHistory());
            try (var large = Program.service(plan, "large", HEAP, server.settings("large"));
                    var toLarge = server.connect("large")) {
                var many = history("many", large, toLarge, plan.longImport(), plan.copies());
                var watch = new HeapWatch(many.subject());
                report.add("long import, moments/s", begin(plan, many, plan.longImport()));
                report.add("long import, most heap in use, MB", watch.end());
                for (int copy = 1; copy < plan.copies(); copy++) copy(toLarge, copy);
                multiplyTallies(toLarge, plan.copies());
                for (var history : List.of(few, many)) {
                    fillTheYear(history.connection());
                    settle(history.connection());
                }
                compare(plan, report, few, many);
            }
        }
        report.atLeast("growth_import", 0.7, ratio(report, "import, moments/s"));
        report.atMost("growth_chain_read", 1.3, ratio(report, "chain read, ms"));
        report.atMost("growth_year_pulse", 1.3, ratio(report, "year pulse, ms"));
        report.atMost("growth_mot", 1.3, ratio(report, "certificate, ms"));
        report.atMost("growth_priorities", 1.3, ratio(report, "priorities, ms"));
        report.atMost("import_heap_mb", 256, report.median("long import, most heap in use, MB"));
    }

    private static History history(
            String name, Program program, Connection connection, int moments, int copies)
            throws IOException, InterruptedException {
        return new History(
                name,
                Subject.settledIn(program.port()),
                connection,
                moments / MOMENTS_OF_A_CUSTOMER,
                copies);
    }

    private static double ratio(Report report, String what) {
        return report.ratio("beside many moments, " + what, "beside few moments, " + what);
    }

    /// @return moments a second
    private static double begin(Plan plan, History history, int lines) throws IOException {
        var file = plan.folder().resolve("history.ndjson");
        var step = Duration.between(FROM, UNTIL).dividedBy(lines);
        new Sample(7, history.customers(), FROM, step).write(file, lines);
        return Imports.run(history.subject(), file, lines);
    }

    /// Copies what the import made, for other customers and under other ids.
    private static void copy(Connection connection, int copy) throws SQLException {
        copy(connection, "moment", "id", copy);
        copy(connection, "chain", "last_id", copy);
    }

    private static void copy(Connection connection, String table, String id, int copy)
            throws SQLException {
        var columns = columns(connection, table);
        Server.execute(
                connection,
                """
                insert into %1$s (%2$s)
                select %2$s
                from (
                    select copied.*
                    from %1$s as original,
                        lateral json_populate_record(original, json_build_object(
                            'customer', original.customer || '-%4$d',
                            '%3$s', original.%3$s || '-%4$d')) as copied
                    where original.customer not like 'c-%%-%%-%%'
                ) as copy
                """
                        .formatted(table, columns, id, copy));
    }

    /// The columns of a table that are not worked out from others.
    private static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select string_agg(column_name, ', ')
                                from information_schema.columns
                                where table_name = '%s'
                                and is_generated = 'NEVER'
                                """
                                        .formatted(table))) {
            row.next();
            return row.getString(1);
        }
    }

    /// What was copied counts as well: a report looks the closer the fewer moments there are.
    private static void multiplyTallies(Connection connection, int times) throws SQLException {
        Server.execute(
                connection,
                """
                update tally
                set moments = moments * %1$d,
                    judged = judged * %1$d,
                    ow = ow * %1$d,
                    how = how * %1$d,
                    wow = wow * %1$d,
                    near_misses = near_misses * %1$d,
                    kept = kept * %1$d,
                    recovered = recovered * %1$d,
                    never_events = never_events * %1$d,
                    cost = cost * %1$d
                """
                        .formatted(times));
    }

    /// A report costs what there are tallies, which is to be the same in both: where a history has
    /// none of a touchpoint on a day, an empty one stands in its place.
    private static void fillTheYear(Connection connection) throws SQLException {
        Server.execute(
                connection,
                """
                insert into tally (
                    brand, day, touchpoint,
                    moments, judged, ow, how, wow, near_misses, kept, recovered, never_events, cost)
                select brand, day, touchpoint, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                from touchpoint
                cross join generate_series(date '2025-01-01', date '2025-12-31', '1 day') as day
                on conflict do nothing
                """);
    }

    private static void settle(Connection connection) throws SQLException {
        Server.execute(connection, "vacuum analyze");
        Server.execute(connection, "checkpoint");
    }

    private static void compare(Plan plan, Report report, History few, History many)
            throws IOException, SQLException {
        for (int round = 0; round < WARM_UP + plan.rounds(); round++) {
            boolean fewFirst = round % 2 == 0;
            for (var history : List.of(fewFirst ? few : many, fewFirst ? many : few)) {
                var imported = importMore(plan, history, round);
                var chain = readChains(history);
                var pulse = readPulses(history);
                var certificate = certify(history);
                var priorities = readPriorities(history);
                if (round < WARM_UP) continue;
                var beside = "beside %s moments, ".formatted(history.name());
                report.add(beside + "import, moments/s", imported);
                report.add(beside + "chain read, ms", chain);
                report.add(beside + "year pulse, ms", pulse);
                report.add(beside + "certificate, ms", certificate);
                report.add(beside + "priorities, ms", priorities);
            }
        }
    }

    private static double importMore(Plan plan, History history, int round) throws IOException {
        var file = plan.folder().resolve("more.ndjson");
        history.more(100 + round).write(file, plan.growthLines());
        return Imports.run(history.subject(), file, plan.growthLines());
    }

    private static double readChains(History history) throws IOException, SQLException {
        var customers = history.someCustomers();
        try (var caller = history.subject().call()) {
            long begin = System.nanoTime();
            for (var customer : customers)
                get(caller, "/v1/customers/%s/chain?limit=5".formatted(customer));
            return (System.nanoTime() - begin) / 1e6 / customers.size();
        }
    }

    private static double readPulses(History history) throws IOException {
        try (var caller = history.subject().call()) {
            long begin = System.nanoTime();
            for (int i = 0; i < PULSES; i++)
                get(caller, YEAR_PULSE.formatted(i % Sample.TOUCHPOINTS));
            get(caller, YEAR_PULSE.substring(0, YEAR_PULSE.indexOf("&touchpoint")));
            return (System.nanoTime() - begin) / 1e6 / (PULSES + 1);
        }
    }

    private static double certify(History history) throws IOException {
        try (var caller = history.subject().call()) {
            long begin = System.nanoTime();
            for (int i = 0; i < REPORTS; i++) {
                var answer =
                        caller.send(
                                "POST",
                                "/v1/mots",
                                "{\"from\":\"2025-01-01\",\"to\":\"2025-12-31\"}");
                if (answer.status() != 201)
                    throw new IOException("%d %s".formatted(answer.status(), answer.text()));
            }
            return (System.nanoTime() - begin) / 1e6 / REPORTS;
        }
    }

    private static double readPriorities(History history) throws IOException {
        try (var caller = history.subject().call()) {
            long begin = System.nanoTime();
            for (int i = 0; i < REPORTS; i++) get(caller, PRIORITIES);
            return (System.nanoTime() - begin) / 1e6 / REPORTS;
        }
    }

    private static void get(Caller caller, String path) throws IOException {
        var answer = caller.get(path);
        if (answer.status() != 200)
            throw new IOException("%d %s".formatted(answer.status(), answer.text()));
    }

    /// Looks at a service's heap until it is ended.
    private static final class HeapWatch {

        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong most = new AtomicLong();
        private final Thread thread;

        HeapWatch(Subject subject) {
            thread =
                    Thread.startVirtualThread(
                            () -> {
                                try (var caller = subject.call()) {
                                    while (!ended.get()) {
                                        look(caller);
                                        Thread.sleep(GLANCE);
                                    }
                                } catch (IOException | InterruptedException gone) {
                                    most.set(Long.MAX_VALUE);
                                }
                            });
        }

        private void look(Caller caller) throws IOException {
            var used = HEAP_USED.matcher(caller.get("/metrics").text());
            double sum = 0;
            while (used.find()) sum += Double.parseDouble(used.group(1));
            most.accumulateAndGet((long) sum, Math::max);
        }

        /// The most bytes seen, in MB.
        double end() throws InterruptedException {
            ended.set(true);
            thread.join();
            return most.get() / 1048576.0;
        }
    }
}
