package dev.wavelength.bootstrap;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// Whether the process lives, and whether it can serve. It tells nothing else to anybody.
@Controller("/health")
final class HealthController {

    private static final String UP = "{\"status\":\"UP\"}";
    private static final String DOWN = "{\"status\":\"DOWN\"}";

    private final DatabaseProbe database;

    HealthController(DatabaseProbe database) {
        this.database = database;
    }

    @Get(uri = "/live", produces = MediaType.APPLICATION_JSON)
    String live() {
        return UP;
    }

    @Get(uri = "/ready", produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> ready() {
        return database.answers()
                ? HttpResponse.ok(UP)
                : HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body(DOWN);
    }
}
