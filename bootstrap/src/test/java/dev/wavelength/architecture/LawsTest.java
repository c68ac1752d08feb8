package dev.wavelength.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

class LawsTest {

    private static final Laws HOUSE = new Laws("dev.wavelength");
    private static final Laws RUIN = new Laws("dev.wavelength.broken");

    private static final JavaClasses HOUSE_CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(HOUSE.root());
    private static final JavaClasses RUIN_CLASSES =
            new ClassFileImporter().importPackages(RUIN.root());

    @TestFactory
    Stream<DynamicTest> the_house_keeps_every_law() {
        return HOUSE.all().entrySet().stream()
                .map(law -> dynamicTest(law.getKey(), () -> law.getValue().check(HOUSE_CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> every_law_bites_where_it_is_broken() {
        return RUIN.all().entrySet().stream()
                .map(
                        law ->
                                dynamicTest(
                                        law.getKey(),
                                        () ->
                                                assertThat(
                                                                law.getValue()
                                                                        .evaluate(RUIN_CLASSES)
                                                                        .hasViolation())
                                                        .as("a breach of: %s", law.getKey())
                                                        .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> every_module_is_looked_at() {
        return Laws.MODULES.stream()
                .map(
                        module ->
                                dynamicTest(
                                        module,
                                        () ->
                                                assertThat(HOUSE_CLASSES)
                                                        .anyMatch(
                                                                type ->
                                                                        type.getPackageName()
                                                                                .startsWith(
                                                                                        HOUSE.root()
                                                                                                + "."
                                                                                                + module))));
    }

    @Test
    void tests_are_not_part_of_the_house() {
        assertThat(HOUSE_CLASSES).noneMatch(type -> type.getName().startsWith(RUIN.root()));
    }
}
