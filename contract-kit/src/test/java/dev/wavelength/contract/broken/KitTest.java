package dev.wavelength.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wavelength.contract.broken.BrokenAdapters.Broken;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kit is worth what it catches.
class KitTest {

    private static final Path DOMAIN = Path.of("..", "domain", "src", "main", "java");
    private static final Pattern RULE = Pattern.compile("(?m)^/// \\| ([A-Z]\\d+) \\| ");

    @TestFactory
    Stream<DynamicTest> an_adapter_that_breaks_a_rule_is_caught_by_a_test_of_that_rule() {
        return BrokenAdapters.all().stream()
                .map(
                        broken ->
                                dynamicTest(
                                        "%s is broken by one that %s"
                                                .formatted(broken.rule(), broken.how()),
                                        () -> assertCaught(broken)));
    }

    private static void assertCaught(Broken broken) {
        Supplier<Ports> adapters = () -> broken.breaking().apply(Ports.honest());
        assertThat(Trial.of(broken.rule(), adapters).getTotalFailureCount())
                .as("failures of %s tests against one that %s", broken.rule(), broken.how())
                .isPositive();
    }

    @TestFactory
    Stream<DynamicTest> honest_adapters_pass_every_test_of_every_rule() {
        return Trial.testedRules()
                .sorted()
                .map(
                        rule ->
                                dynamicTest(
                                        rule,
                                        () -> {
                                            var summary = Trial.of(rule, Ports::honest);
                                            assertThat(summary.getTestsSucceededCount())
                                                    .isPositive()
                                                    .isEqualTo(summary.getTestsFoundCount());
                                        }));
    }

    @Test
    void every_rule_that_a_port_states_is_tested_and_broken() throws IOException {
        var stated = new TreeSet<String>();
        try (var files = Files.walk(DOMAIN)) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList())
                RULE.matcher(Files.readString(file))
                        .results()
                        .forEach(
                                rule ->
                                        assertThat(stated.add(rule.group(1)))
                                                .as("%s is stated once", rule.group(1))
                                                .isTrue());
        }
        assertThat(stated).hasSizeGreaterThan(30);
        assertThat(Trial.testedRules()).containsExactlyInAnyOrderElementsOf(stated);
        assertThat(BrokenAdapters.all().stream().map(Broken::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(stated);
    }
}
