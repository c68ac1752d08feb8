package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestTraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static RequestTrace begin(String parent) {
        return RequestTrace.begin(HttpRequest.GET("/").header("traceparent", parent));
    }

    @Test
    void the_callers_trace_goes_on() {
        assertThat(begin("00-" + TRACE + "-00f067aa0ba902b7-01").traceId()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void what_is_no_trace_is_passed_over(String parent) {
        assertThat(begin(parent).traceId()).isNull();
    }

    @Test
    void logs_tell_the_request_while_it_lasts() {
        var trace = begin("00-" + TRACE + "-00f067aa0ba902b7-01");

        var before = trace.updateThreadContext();

        assertThat(MDC.get("requestId")).isEqualTo(trace.requestId());
        assertThat(MDC.get("traceId")).isEqualTo(TRACE);
        trace.restoreThreadContext(before);
        assertThat(MDC.get("requestId")).isNull();
    }
}
