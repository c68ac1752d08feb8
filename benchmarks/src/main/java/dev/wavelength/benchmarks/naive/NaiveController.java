package dev.wavelength.benchmarks.naive;

import dev.wavelength.domain.verdict.Rulebook;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/// Records a moment a request.
@Controller("/v1/moments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NaiveController {

    private final NaiveMoments moments;
    private final ObjectMapper mapper;
    private final String authorization;
    private final Rulebook rules = Rulebook.standard();

    NaiveController(NaiveMoments moments, ObjectMapper mapper, @Value("${naive.key}") String key) {
        this.moments = moments;
        this.mapper = mapper;
        this.authorization = "Bearer " + key;
    }

    @Post
    HttpResponse<NaiveMomentJson.AnswerJson> record(
            @Header(HttpHeaders.AUTHORIZATION) String shown, @Body NaiveMomentJson sent)
            throws IOException, SQLException {
        if (!shown.equals(authorization)) return HttpResponse.unauthorized();
        var moment = sent.moment();
        var verdict = rules.judge(moment, Instant.now());
        var head = moments.keep(moment, mapper.writeValueAsString(sent), verdict, rules);
        return head.<HttpResponse<NaiveMomentJson.AnswerJson>>map(
                        chain ->
                                HttpResponse.created(
                                        new NaiveMomentJson.AnswerJson(
                                                sent,
                                                verdict.experience() == null
                                                        ? null
                                                        : verdict.experience().name(),
                                                chain.status().name(),
                                                chain.standing())))
                .orElseGet(() -> HttpResponse.status(HttpStatus.CONFLICT));
    }
}
