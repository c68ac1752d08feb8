package dev.wavelength.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/// The laws of the house, for whatever code base has its modules below `root`.
///
/// @param root the package of the house, such as `dev.wavelength`
record Laws(String root) {

    /// Features from left to right: an arrow may only point left, or stay where it is.
    static final List<Set<String>> FEATURES =
            List.of(
                    Set.of("value", "convoy"),
                    Set.of("figure"),
                    // What is changed of a brand is noted in its own trail. The technology of an
                    // adapter knows who is calling, and nothing further right.
                    Set.of("brand", "audit", "http", "sql"),
                    Set.of("promise"),
                    Set.of("moment"),
                    Set.of("verdict"),
                    Set.of("chain"),
                    Set.of("pulse"),
                    Set.of("event"),
                    Set.of("recovery"),
                    Set.of("journal"),
                    Set.of("privacy"),
                    Set.of("mot"),
                    Set.of("priority"));

    /// The packages of the modules.
    static final List<String> MODULES =
            List.of(
                    "domain",
                    "application",
                    "contract",
                    "rest",
                    "persistence",
                    "webhooks",
                    "oauth",
                    "bootstrap");

    /// What stands in front of the name of a port in that of an adapter for use.
    private static final List<String> TECHNOLOGIES = List.of("Postgres", "Http", "Jwt");

    private static final List<String> LANGUAGE = List.of("java..", "org.jspecify..");

    private static final Set<String> BARE =
            Set.of(
                    "java.lang.RuntimeException",
                    "java.lang.Exception",
                    "java.lang.Error",
                    "java.lang.Throwable");

    private static final List<String> OUTSIDE = List.of("java.sql..", "java.net..", "java.io..");

    /// All laws, by the sentence each is known by.
    Map<String, ArchRule> all() {
        var laws = new LinkedHashMap<String, ArchRule>();
        laws.put("1 the domain knows only the language", domainKnowsOnlyTheLanguage());
        laws.put("2 use cases know only the domain", useCasesKnowOnlyTheDomain());
        laws.put("3 the contract kit knows only the domain and JUnit", kitKnowsOnlyTheDomain());
        laws.put("4 rest knows no store", restKnowsNoStore());
        laws.put("4 persistence knows no use case", persistenceKnowsNoUseCase());
        laws.put("4 webhooks know no use case", webhooksKnowNoUseCase());
        laws.put("4 oauth knows no use case", oauthKnowsNoUseCase());
        laws.put("5 controllers reach driving ports only", controllersReachDrivingPortsOnly());
        laws.put("6 nobody leans on bootstrap or the kit", nobodyLeansOnBootstrapOrTheKit());
        laws.put("7 features point left", featuresPointLeft());
        laws.put("7 features go in no circle", featuresGoInNoCircle());
        laws.put("8 time and chance come in from outside", timeAndChanceComeInFromOutside());
        laws.put("9 of the application only ports are public", onlyPortsArePublic());
        laws.put("10 domain fields are final", domainFieldsAreFinal());
        laws.put("10 the domain has no setters", domainHasNoSetters());
        laws.put("11 driven ports have two adapters and a contract", portsAreProven());
        laws.put("12 use cases say what became of it", useCasesSayWhatBecameOfIt());
        laws.put("13 frameworks stay outside", frameworksStayOutside());
        laws.put("14 no standard streams", noStandardStreams());
        laws.put("14 no field injection", noFieldInjection());
        laws.put("14 no bare exceptions", noBareExceptions());
        laws.put("14 no Lombok", noLombok());
        return laws;
    }

    private ArchRule domainKnowsOnlyTheLanguage() {
        return classes()
                .that(areIn("domain"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("domain").or(areAmong(LANGUAGE).and(not(areAmong(OUTSIDE)))))
                .because("rules that know no framework, store or network can be read and trusted");
    }

    private ArchRule useCasesKnowOnlyTheDomain() {
        return classes()
                .that(areIn("application"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("application", "domain")
                                .or(areAmong(LANGUAGE).and(not(areAmong(OUTSIDE)))))
                .because("a use case must run the same over any adapter");
    }

    private ArchRule kitKnowsOnlyTheDomain() {
        return classes()
                .that(areIn("contract"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("contract", "domain")
                                .or(areAmong(LANGUAGE))
                                .or(areAmong(List.of("org.junit.jupiter..", "org.assertj.."))))
                .because("who writes an adapter needs the kit and nothing of ours besides");
    }

    private ArchRule restKnowsNoStore() {
        return classes()
                .that(areIn("rest"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("rest", "application", "domain")
                                .or(areAmong(LANGUAGE).and(not(areAmong(List.of("java.sql..")))))
                                .or(
                                        areAmong(
                                                        List.of(
                                                                "com.fasterxml.jackson.annotation..",
                                                                "com.fasterxml.jackson.core..",
                                                                "com.github.benmanes.caffeine..",
                                                                "io.github.bucket4j..",
                                                                "io.micronaut..",
                                                                "io.netty..",
                                                                "io.swagger.v3.oas.annotations..",
                                                                "jakarta..",
                                                                "org.reactivestreams..",
                                                                "org.slf4j..",
                                                                "reactor.."))
                                                .and(
                                                        not(
                                                                areAmong(
                                                                        List.of(
                                                                                "io.micronaut.data.."))))))
                .because("an adapter can be swapped only if no other one leans on it");
    }

    private ArchRule persistenceKnowsNoUseCase() {
        return classes()
                .that(areIn("persistence"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("persistence", "domain")
                                .or(areAmong(LANGUAGE))
                                .or(
                                        areAmong(
                                                List.of(
                                                        "com.zaxxer.hikari..",
                                                        "io.micronaut.context..",
                                                        "io.micronaut.core..",
                                                        "io.micronaut.data..",
                                                        "io.micronaut.inject..",
                                                        "io.micronaut.json..",
                                                        "io.micronaut.serde..",
                                                        "io.micronaut.transaction..",
                                                        "jakarta..",
                                                        "javax.crypto..",
                                                        "javax.sql..",
                                                        "org.flywaydb..",
                                                        "org.postgresql..",
                                                        "org.slf4j.."))))
                .because("an adapter can be swapped only if no other one leans on it");
    }

    private ArchRule webhooksKnowNoUseCase() {
        return classes()
                .that(areIn("webhooks"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("webhooks", "domain")
                                .or(areAmong(LANGUAGE))
                                .or(
                                        areAmong(
                                                List.of(
                                                        "com.fasterxml.jackson.core..",
                                                        "javax.crypto..",
                                                        "javax.net.ssl..",
                                                        "org.apache.hc..",
                                                        "org.slf4j.."))))
                .because("an adapter can be swapped only if no other one leans on it");
    }

    private ArchRule oauthKnowsNoUseCase() {
        return classes()
                .that(areIn("oauth"))
                .should()
                .onlyDependOnClassesThat(
                        areIn("oauth", "domain")
                                .or(areAmong(LANGUAGE))
                                .or(areAmong(List.of("com.nimbusds..", "org.slf4j.."))))
                .because("an adapter can be swapped only if no other one leans on it");
    }

    private ArchRule controllersReachDrivingPortsOnly() {
        return noClasses()
                .that(areIn("rest"))
                .should()
                .dependOnClassesThat(areDrivenPorts())
                .because("what a controller asked of the store itself, no use case would know of");
    }

    private ArchRule nobodyLeansOnBootstrapOrTheKit() {
        return noClasses()
                .that(areIn("domain", "application", "rest", "persistence", "webhooks", "oauth"))
                .should()
                .dependOnClassesThat(areIn("bootstrap", "contract"))
                .because("the house stands without its keys and without its yardstick");
    }

    private ArchRule featuresPointLeft() {
        return classes()
                .that(
                        areIn(
                                "domain",
                                "application",
                                "contract",
                                "rest",
                                "persistence",
                                "webhooks",
                                "oauth"))
                .should(pointLeft())
                .because("who reads the features in their order never meets one unexplained");
    }

    private ArchRule featuresGoInNoCircle() {
        return slices().matching(root + ".(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("two features that need each other are one");
    }

    private ArchRule timeAndChanceComeInFromOutside() {
        return noClasses()
                .that(areIn("domain", "application"))
                .should()
                .callCodeUnitWhere(readsTheClockOrRollsDice())
                .because("the same input must give the same output, in tests as in ten years");
    }

    private ArchRule onlyPortsArePublic() {
        return classes()
                .that(areIn("application"))
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should()
                .notBePublic()
                .because("callers lean on whatever they can see");
    }

    private ArchRule domainFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(areIn("domain"))
                .should()
                .beFinal()
                .because("a value that was valid when it was made stays so");
    }

    private ArchRule domainHasNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat(areIn("domain"))
                .should()
                .haveNameMatching("set[A-Z].*")
                .because("a value that was valid when it was made stays so");
    }

    private ArchRule portsAreProven() {
        return classes()
                .that(areDrivenPorts())
                .should(haveTwoAdaptersAndAContract())
                .because("a port is a promise only if its keeping can be tested");
    }

    private ArchRule useCasesSayWhatBecameOfIt() {
        return methods()
                .that()
                .areDeclaredInClassesThat(areIn("application").and(areTopLevelInterfaces()))
                .should()
                .haveRawReturnType(is("more than yes or no", type -> !type.isPrimitive()))
                .because("yes and no leave open what happened, and nothing at all says less");
    }

    private ArchRule frameworksStayOutside() {
        return noClasses()
                .that(areIn("domain", "application", "contract"))
                .should()
                .dependOnClassesThat(
                        areAmong(List.of("io.micronaut..", "jakarta..", "javax.inject..")))
                .because("frameworks come and go");
    }

    private ArchRule noStandardStreams() {
        return noClasses()
                .should()
                .accessFieldWhere(
                        is(
                                "a standard stream",
                                access ->
                                        access.getTargetOwner().isEquivalentTo(System.class)
                                                && Set.of("in", "out", "err")
                                                        .contains(access.getTarget().getName())))
                .because("what is worth saying goes to the log, which can be turned to");
    }

    private ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Value")
                .because("an object that needs something says so in its constructor");
    }

    private ArchRule noBareExceptions() {
        return noClasses()
                .should()
                .callConstructorWhere(
                        is(
                                "a bare exception",
                                call ->
                                        BARE.contains(call.getTargetOwner().getName())
                                                && !call.getOrigin().isConstructor()))
                .because("who catches it must be told what happened");
    }

    private ArchRule noLombok() {
        return noClasses()
                .should()
                .dependOnClassesThat(areAmong(List.of("lombok..")))
                .because("the language has records");
    }

    private DescribedPredicate<JavaClass> areIn(String... modules) {
        return resideInAnyPackage(
                Arrays.stream(modules)
                        .map(module -> "%s.%s..".formatted(root, module))
                        .toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> areAmong(List<String> packages) {
        return resideInAnyPackage(packages.toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> areTopLevelInterfaces() {
        return is(
                "top level interfaces",
                type -> type.isInterface() && type.isTopLevelClass() && !isPackageInfo(type));
    }

    /// The domain's own plural nouns: what the house needs others to keep for it. A sealed
    /// interface is no port but a choice among values: nobody else can implement it.
    private DescribedPredicate<JavaClass> areDrivenPorts() {
        return areIn("domain")
                .and(areTopLevelInterfaces())
                .and(is("open to adapters", type -> !type.reflect().isSealed()))
                .as("driven ports");
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static <T> DescribedPredicate<T> is(String what, Predicate<T> test) {
        return DescribedPredicate.describe(what, test);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheClockOrRollsDice() {
        var clocks = Set.of("now", "currentTimeMillis", "nanoTime", "system", "systemUTC");
        var dice = Set.of("randomUUID", "random", "getInstanceStrong");
        return is(
                "a clock or dice",
                call -> {
                    var owner = call.getTargetOwner();
                    var name = call.getName();
                    return owner.getPackageName().startsWith("java.")
                            && (clocks.contains(name)
                                    || dice.contains(name)
                                    || owner.isAssignableTo(Random.class));
                });
    }

    private ArchCondition<JavaClass> pointLeft() {
        return new ArchCondition<>("depend on features to the left only") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                int from = rank(origin);
                if (from < 0 && !isPackageInfo(origin))
                    events.add(
                            SimpleConditionEvent.violated(
                                    origin, origin.getName() + " is in no known feature"));
                if (from < 0) return;
                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(root + ".") && rank(target) > from)
                        events.add(
                                SimpleConditionEvent.violated(origin, dependency.getDescription()));
                }
            }
        };
    }

    /// How far to the right the feature of a class is; -1 if it is in none.
    private int rank(JavaClass type) {
        // The package below the module's: `chain` of `dev.wavelength.rest.chain`.
        var path = List.of(type.getPackageName().substring(root.length()).split("\\.", -1));
        for (int rank = 0; rank < FEATURES.size(); rank++)
            if (path.size() > 2 && FEATURES.get(rank).contains(path.get(2))) return rank;
        return -1;
    }

    private ArchCondition<JavaClass> haveTwoAdaptersAndAContract() {
        return new ArchCondition<>("have an in-memory adapter, one for use, and a contract") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                var adapters = port.getSubclasses().stream().map(JavaClass::getSimpleName).toList();
                var reference = "InMemory" + port.getSimpleName();
                if (!adapters.contains(reference)) missing(port, reference, events);
                var forUse = TECHNOLOGIES.stream().map(one -> one + port.getSimpleName()).toList();
                if (Collections.disjoint(adapters, forUse))
                    missing(port, String.join(" or ", forUse), events);
                boolean contract =
                        port.getDirectDependenciesToSelf().stream()
                                .map(dependency -> dependency.getOriginClass().getSimpleName())
                                .anyMatch(name -> name.equals(port.getSimpleName() + "Contract"));
                if (!contract) missing(port, port.getSimpleName() + "Contract", events);
            }
        };
    }

    private static void missing(JavaClass port, String name, ConditionEvents events) {
        events.add(
                SimpleConditionEvent.violated(
                        port, "%s has no %s".formatted(port.getName(), name)));
    }
}
