package dev.wavelength.rest.http;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// How a request is known in answers and logs. It follows the request from thread to thread.
///
/// @param requestId the caller's X-Request-Id, or one of our making
/// @param traceId the trace the caller is in (W3C Trace Context), if it says so
record RequestTrace(String requestId, @Nullable String traceId)
        implements ThreadPropagatedContextElement<Map<String, String>> {

    static final String REQUEST_ID = "X-Request-Id";

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private static final Pattern ID = Pattern.compile(Wire.REQUEST_ID);

    private static final Pattern TRACE_PARENT =
            Pattern.compile("^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$");

    /// The trace that a request's headers tell, noted on the request.
    static RequestTrace begin(HttpRequest<?> request) {
        var sent = request.getHeaders().getAll(REQUEST_ID);
        var id =
                sent.size() == 1 && ID.matcher(sent.getFirst()).matches()
                        ? sent.getFirst()
                        : UUID.randomUUID().toString().replace("-", "");
        var parents = request.getHeaders().getAll("traceparent");
        var parent = TRACE_PARENT.matcher(parents.size() == 1 ? parents.getFirst() : "");
        var trace = new RequestTrace(id, parent.matches() ? parent.group(1) : null);
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /// The trace noted on a request; one that could not be read gets it now.
    static RequestTrace of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestTrace.class).orElseGet(() -> begin(request));
    }

    @Override
    public @Nullable Map<String, String> updateThreadContext() {
        var before = MDC.getCopyOfContextMap();
        MDC.put("requestId", requestId);
        if (traceId != null) MDC.put("traceId", traceId);
        return before;
    }

    @Override
    public void restoreThreadContext(@Nullable Map<String, String> before) {
        if (before == null) MDC.clear();
        else MDC.setContextMap(before);
    }
}
