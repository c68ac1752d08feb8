package dev.wavelength.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An oracle that reads the rules on its own must come to the same verdicts and chains.
///
/// It is `shared/acceptance/oracle.py`, beside the project or above it, and needs a `python3`.
/// Where either is not there the test says so and is left out: generated cases are compared with
/// the published table in any case, by [JudgementPropertyTest].
class SecondOpinionTest {

    private static final Path ORACLE = Path.of("shared", "acceptance", "oracle.py");
    private static final Pattern VERDICT =
            Pattern.compile(
                    "\"id\": \"(?<id>[^\"]+)\", \"delivery\": \"(?<delivery>\\w+)\", \"felt\":"
                            + " \"(?<felt>\\w+)\", \"experience\": \"?(?<experience>\\w+)\"?,"
                            + " \"certainty\": \"?(?<certainty>\\w+)\"?, \"flags\":"
                            + " \\[(?<flags>[^]]*)]");
    private static final Pattern CHAIN =
            Pattern.compile("\"(?<customer>c-\\d+)\": \\{(?<figures>[^}]*)}");
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\": \"?([-.\\w]+)\"?");

    @TempDir private Path folder;
    private Path oracle;

    @BeforeEach
    void findTheOracle(TestReporter reporter) {
        var found = oracle();
        if (found.isEmpty())
            reporter.publishEntry("second opinion", "left out: no python3, or no " + ORACLE);
        assumeTrue(found.isPresent(), "no python3, or no " + ORACLE);
        oracle = found.orElseThrow();
    }

    private static Optional<Path> oracle() {
        boolean python =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(one -> Files.isExecutable(Path.of(one, "python3")));
        var above = new ArrayList<Path>();
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) above.add(at);
        return above.stream()
                .map(at -> at.resolve(ORACLE))
                .filter(one -> python && Files.isRegularFile(one))
                .findFirst();
    }

    private String ask(List<Moment> moments, String how) throws Exception {
        var file = folder.resolve("moments.ndjson");
        var answer = folder.resolve("answer");
        Files.write(file, moments.stream().map(SecondOpinionTest::json).toList());
        var process =
                new ProcessBuilder(
                                "python3",
                                oracle.toString(),
                                file.toString(),
                                how,
                                "--as-of",
                                Generate.AS_OF.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(answer.toFile())
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(answer);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static List<Moment> moments() {
        return Stream.iterate(1L, seed -> seed + 1)
                .limit(Property.CASES)
                .map(SecondOpinionTest::moment)
                .toList();
    }

    /// A case the oracle can read: it leaves no room for who answered an owed promise, nor for two
    /// answers given at once.
    private static Moment moment(long seed) {
        var random = new Random(seed);
        var any = Generate.moment(random);
        var deliveries = new ArrayList<Delivery>();
        for (var one : any.deliveries())
            deliveries.add(
                    new Delivery(
                            new Promise.Id("promise-" + deliveries.size()),
                            one.unit(),
                            one.levels(),
                            one.neverEvent(),
                            one.value(),
                            one.dueAt(),
                            one.madeAt()));
        var feedback = new ArrayList<Feedback>();
        for (var one : any.feedback())
            feedback.add(
                    new Feedback(
                            one.instrument(),
                            one.score(),
                            one.comment(),
                            Generate.AS_OF.plusSeconds(100 + 7L * feedback.size() % 5)));
        return new Moment(
                new Moment.Id("aB_9~.".charAt(random.nextInt(6)) + "-" + seed),
                new Customer("c-" + random.nextInt(Property.CASES / 6)),
                new Touchpoint.Id("delivery"),
                null,
                Generate.AS_OF.plusSeconds(random.nextInt(20)),
                Generate.any(random, Stakes.class),
                deliveries,
                feedback,
                any.beyondPromise(),
                null);
    }

    private static String json(Moment moment) {
        return object(
                "id",
                quoted(moment.id()),
                "customer",
                quoted(moment.customer()),
                "touchpoint",
                quoted(moment.touchpoint()),
                "occurredAt",
                quoted(moment.occurredAt()),
                "stakes",
                quoted(moment.stakes()),
                "deliveries",
                array(moment.deliveries().stream().map(SecondOpinionTest::json)),
                "feedback",
                array(moment.feedback().stream().map(SecondOpinionTest::json)),
                "beyondPromise",
                quoted(moment.beyondPromise()));
    }

    private static String json(Delivery delivery) {
        var levels = delivery.levels();
        return object(
                "promise",
                quoted(delivery.promise()),
                "better",
                quoted(levels.better()),
                "promised",
                levels.promised(),
                "tolerated",
                levels.tolerated(),
                "stretch",
                levels.stretch(),
                "neverEvent",
                delivery.neverEvent(),
                "value",
                delivery.value(),
                "dueAt",
                quoted(delivery.dueAt()));
    }

    private static String json(Feedback feedback) {
        return object(
                "instrument",
                quoted(feedback.instrument()),
                "score",
                feedback.score(),
                "givenAt",
                quoted(feedback.givenAt()));
    }

    private static String object(@Nullable Object... namesAndValues) {
        var members = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            members.add("\"%s\": %s".formatted(namesAndValues[i], namesAndValues[i + 1]));
        return "{" + String.join(", ", members) + "}";
    }

    private static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(", ", "[", "]"));
    }

    private static @Nullable String quoted(@Nullable Object text) {
        return text == null ? null : "\"" + text + "\"";
    }

    private static Verdict judge(Moment moment) {
        return Rulebook.standard().judge(moment, Generate.AS_OF);
    }

    @Test
    void the_oracle_comes_to_the_same_verdicts() throws Exception {
        var moments = moments();
        var said = new TreeMap<String, String>();
        VERDICT.matcher(ask(moments, "--verdicts"))
                .results()
                .forEach(
                        one ->
                                said.put(
                                        one.group("id"),
                                        "%s %s %s %s %s"
                                                .formatted(
                                                        one.group("delivery"),
                                                        one.group("felt"),
                                                        one.group("experience"),
                                                        one.group("certainty"),
                                                        one.group("flags").replace("\"", ""))));

        var ours = new TreeMap<String, String>();
        for (var moment : moments) {
            var verdict = judge(moment);
            var flags = new TreeSet<String>();
            for (var flag : verdict.flags()) flags.add(flag.name());
            ours.put(
                    moment.id().text(),
                    "%s %s %s %s %s"
                            .formatted(
                                    verdict.delivery(),
                                    verdict.felt(),
                                    Objects.requireNonNullElse(verdict.experience(), "null"),
                                    Objects.requireNonNullElse(verdict.certainty(), "null"),
                                    String.join(", ", flags)));
        }
        assertThat(ours).hasSize(Property.CASES).isEqualTo(said);
    }

    @Test
    void the_oracle_comes_to_the_same_chains() throws Exception {
        var moments = moments();
        var said = new TreeMap<String, Map<String, String>>();
        CHAIN.matcher(ask(moments, "--full"))
                .results()
                .forEach(one -> said.put(one.group("customer"), figures(one.group("figures"))));

        var ours = new TreeMap<String, Map<String, String>>();
        moments.stream()
                .collect(
                        groupingBy(
                                moment -> moment.customer().reference(),
                                mapping(SecondOpinionTest::link, toList())))
                .forEach((customer, links) -> ours.put(customer, figures(Chain.of(links).head())));
        assertThat(ours).hasSizeGreaterThan(1_000).isEqualTo(said);
    }

    private static Link link(Moment moment) {
        return Link.of(moment, judge(moment), Rulebook.standard());
    }

    private static Map<String, String> figures(String json) {
        var figures = new TreeMap<String, String>();
        FIGURE.matcher(json).results().forEach(one -> figures.put(one.group(1), one.group(2)));
        figures.computeIfPresent(
                "remembered",
                (name, text) -> text.equals("null") ? text : rounded(Double.parseDouble(text)));
        return figures;
    }

    private static Map<String, String> figures(Chain.Head head) {
        var remembered = head.remembered();
        return new TreeMap<>(
                Map.of(
                        "status", head.status().name(),
                        "links", Integer.toString(head.links()),
                        "judged", Integer.toString(head.judged()),
                        "standing", Integer.toString(head.standing()),
                        "streak", Integer.toString(head.streak()),
                        "longestStreak", Integer.toString(head.longestStreak()),
                        "ow", Integer.toString(head.ow()),
                        "how", Integer.toString(head.how()),
                        "wow", Integer.toString(head.wow()),
                        "remembered", remembered == null ? "null" : rounded(remembered)));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.5f", number + 0.0);
    }
}
