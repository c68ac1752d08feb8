package dev.wavelength.rest.http;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The API's description in OpenAPI 3.1, as it is served.
///
/// The compiler writes it from the controllers and the wire records, in OpenAPI 3.0: what it writes
/// of 3.1 breaks the schemas of what may be null. Here it becomes 3.1, and every call gets what all
/// calls have in common: the problems they answer with and the headers they carry.
@Singleton
final class ApiDescription {

    private static final String GENERATED = "META-INF/swagger/api.json";

    private static final String SHARED = "openapi/shared.json";

    private static final Argument<Map<String, Object>> TREE =
            Argument.mapOf(String.class, Object.class);

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final String yaml;

    ApiDescription(JsonMapper mapper) throws IOException {
        var description = read(mapper, GENERATED);
        description.put("openapi", "3.1.0");
        modernise(description);
        inSection(description, "components").putAll(read(mapper, SHARED));
        inSection(description, "paths")
                .forEach(
                        (path, calls) ->
                                tree(calls)
                                        .forEach(
                                                (method, call) -> {
                                                    if (METHODS.contains(method))
                                                        complete(method, tree(call));
                                                }));
        yaml = Yaml.of(description);
    }

    /// The description as YAML.
    String yaml() {
        return yaml;
    }

    private static Map<String, Object> read(JsonMapper mapper, String resource) throws IOException {
        try (InputStream in = ApiDescription.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing");
            return new LinkedHashMap<>(mapper.readValue(in, TREE));
        }
    }

    private static Map<String, Object> inSection(Map<String, Object> parent, String name) {
        var section = tree(parent.getOrDefault(name, new LinkedHashMap<String, Object>()));
        parent.put(name, section);
        return section;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(Object node) {
        return (Map<String, Object>) node;
    }

    /// Says in 3.1 what 3.0 said by `nullable`, and what it needed `allOf` for.
    private static void modernise(@Nullable Object node) {
        switch (node) {
            case Map<?, ?> map -> {
                var schema = tree(map);
                if (schema.get("in") instanceof String
                        && schema.get("schema") instanceof Map<?, ?> s) tree(s).remove("nullable");
                schema.values().forEach(ApiDescription::modernise);
                boolean nullable = Boolean.TRUE.equals(schema.remove("nullable"));
                schema.remove("explode");
                // A value of any type, which is described as if it were an object.
                schema.replace("additionalProperties", Map.of("type", "object"), true);
                if (schema.get("allOf") instanceof List<?> all && all.size() == 1) {
                    schema.remove("allOf");
                    schema.remove("example");
                    if (nullable)
                        schema.put("anyOf", List.of(all.getFirst(), Map.of("type", "null")));
                    else schema.putAll(tree(all.getFirst()));
                } else if (nullable && schema.get("type") instanceof String type) {
                    schema.put("type", List.of(type, "null"));
                }
            }
            case List<?> list -> list.forEach(ApiDescription::modernise);
            case null, default -> {}
        }
    }

    private static void complete(String method, Map<String, Object> call) {
        var answers = inSection(call, "responses");
        answers.forEach((status, answer) -> completeAnswer(tree(answer), status));
        if (call.get("parameters") instanceof List<?> described)
            call.put("parameters", described.stream().map(ApiDescription::shared).toList());
        boolean hasBody = call.containsKey("requestBody");
        var parameters = String.valueOf(call.get("parameters"));
        problem(answers, "400", "BadRequest");
        problem(answers, "401", "Unauthenticated");
        problem(answers, "403", "Forbidden");
        problem(answers, "404", "NotFound");
        problem(answers, "406", "NotAcceptable");
        if (parameters.contains("If-None-Match")) problem(answers, "304", "NotModified");
        if (parameters.contains("If-Match") || method.equals("put"))
            problem(answers, "412", "Stale");
        if (hasBody) {
            problem(answers, "413", "TooLarge");
            problem(answers, "415", "UnsupportedMediaType");
            problem(answers, "422", "InvalidContent");
        }
        problem(answers, "429", "TooManyRequests");
        problem(answers, "431", "HeadersTooLarge");
        problem(answers, "500", "InternalError");
        problem(answers, "503", "Unavailable");
        var inOrder = new LinkedHashMap<String, Object>();
        answers.keySet().stream()
                .sorted()
                .forEach(status -> inOrder.put(status, answers.get(status)));
        call.put("responses", inOrder);
    }

    /// Headers are described once, among what is shared.
    private static Object shared(Object parameter) {
        if (tree(parameter).remove(Described.REQUIRED) != null)
            tree(parameter).put("required", true);
        return "header".equals(tree(parameter).get("in"))
                ? Map.of("$ref", "#/components/parameters/" + tree(parameter).get("name"))
                : parameter;
    }

    private static void problem(Map<String, Object> answers, String status, String name) {
        answers.put(status, Map.of("$ref", "#/components/responses/" + name));
    }

    private static void completeAnswer(Map<String, Object> answer, String status) {
        if (answer.containsKey("$ref")) {
            answer.remove("description");
            return;
        }
        var schema = String.valueOf(answer.get("content"));
        List<String> headers = new ArrayList<>();
        boolean located =
                schema.contains("schemas/Moment}") || schema.contains("schemas/Recovery}");
        if (located || schema.contains("schemas/Rulebook}")) headers.add("ETag");
        if (status.equals("201")
                && (located
                        || schema.contains("schemas/Webhook}")
                        || schema.contains("schemas/Certificate}"))) headers.add("Location");
        if (schema.contains("Page}") || schema.contains("CustomerChain}")) headers.add("Link");
        headers.addAll(
                List.of(
                        "Access-Control-Allow-Origin",
                        "RateLimit",
                        "RateLimit-Policy",
                        "X-Request-Id"));
        var described = inSection(answer, "headers");
        for (var header : headers)
            described.put(header, Map.of("$ref", "#/components/headers/" + header));
    }
}
