package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

final class LogTest {

    private static final String FORGED = "12:00:00.000 INFO  all is well";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u0085", "\u001b[2K\r"})
    void logged_text_cannot_pass_for_a_line(String trick) throws Exception {
        List<String> lines = text("hello" + trick + FORGED, null).lines().toList();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains("hello")
                .doesNotContain("\u001b")
                .doesNotContain("\u2028");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u001b[2K\r"})
    void nor_can_the_message_of_an_exception(String trick) throws Exception {
        String logged = text("it failed", new IllegalStateException("hello" + trick + FORGED));

        assertThat(logged.lines())
                .noneMatch(
                        line ->
                                line.startsWith(FORGED.substring(0, 8))
                                        && line.contains("all is well"));
        assertThat(logged).contains("IllegalStateException").doesNotContain("\u001b");
    }

    @Test
    void json_is_a_line_an_event() throws Exception {
        String logged = log("json", "hello\n" + FORGED, new IllegalStateException("a\nb"));

        assertThat(logged.lines()).hasSize(1);
        assertThat(logged).contains("\"formattedMessage\":\"hello\\n" + FORGED + "\"");
    }

    private static String text(String message, Throwable thrown) throws Exception {
        return log("text", message, thrown);
    }

    private static String log(String kind, String message, Throwable thrown) throws Exception {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("wavelength.log", kind);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
        var logger = context.getLogger("dev.wavelength");
        var console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("CONSOLE");
        var event = new LoggingEvent("here", logger, Level.INFO, message, thrown, null);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
