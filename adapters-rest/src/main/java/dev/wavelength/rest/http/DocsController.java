package dev.wavelength.rest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Pages about the API, for people: with no network but this service.
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
                    + " 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action"
                    + " 'none'; frame-ancestors 'none'";

    /// What the pages are made of: where it lies, by the name under which it is served.
    private static final Map<String, String> PARTS =
            Map.of(
                    "docs.css", "docs/docs.css",
                    "docs.js", "docs/docs.js",
                    "swagger-ui.css", "META-INF/swagger/views/swagger-ui/res/swagger-ui.css",
                    "swagger-ui-bundle.js",
                            "META-INF/swagger/views/swagger-ui/res/swagger-ui-bundle.js");

    private final ApiDescription description;

    DocsController(ApiDescription description) {
        this.description = description;
    }

    @Get("/openapi.yml")
    @Produces("application/yaml")
    HttpResponse<String> openapi() {
        return HttpResponse.ok(description.yaml()).contentType("application/yaml;charset=UTF-8");
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> docs() throws IOException {
        return page(HttpResponse.ok(resource("docs/index.html")));
    }

    @Get("/docs/{part:[^/]+}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> part(String part) throws IOException {
        var path = PARTS.get(part);
        if (path == null) throw Refusal.notFound("page /docs/" + Links.segment(part));
        return HttpResponse.ok(resource(path))
                .contentType(
                        part.endsWith(".css")
                                ? "text/css;charset=UTF-8"
                                : "text/javascript;charset=UTF-8");
    }

    @Get("/problems")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> problems() {
        return page(
                HttpResponse.ok(
                        html(
                                "Problems",
                                Arrays.stream(Problem.values())
                                        .map(DocsController::section)
                                        .collect(Collectors.joining("\n")))));
    }

    @Get("/problems/{name:[^/]+}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> problem(String name) {
        var problem =
                Problem.of(name)
                        .orElseThrow(() -> Refusal.notFound("problem " + Links.segment(name)));
        return page(HttpResponse.ok(html(problem.title(), section(problem))));
    }

    private static <T> HttpResponse<T> page(MutableHttpResponse<T> response) {
        return response.contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static String section(Problem problem) {
        return """
        <section id="%1$s">
        <h2><code>%2$d</code> %3$s</h2>
        <p><a href="%4$s"><code>%4$s</code></a></p>
        <p>%5$s</p>
        </section>\
        """
                .formatted(
                        problem.slug(),
                        problem.status().getCode(),
                        problem.title(),
                        problem.type(),
                        problem.advice());
    }

    private static String html(String title, String content) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s - Wavelength</title>
        <link rel="stylesheet" href="/docs/docs.css">
        </head>
        <body>
        <header><a href="/docs">Wavelength API</a> <a href="/problems">Problems</a></header>
        <main>
        <h1>%1$s</h1>
        %2$s
        </main>
        </body>
        </html>
        """
                .formatted(title, content);
    }

    private static byte[] resource(String path) throws IOException {
        try (var in = DocsController.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException(path + " is missing");
            return in.readAllBytes();
        }
    }
}
