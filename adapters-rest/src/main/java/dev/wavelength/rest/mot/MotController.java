package dev.wavelength.rest.mot;

import dev.wavelength.application.mot.InspectService;
import dev.wavelength.application.mot.ReadCertificates;
import dev.wavelength.application.mot.ReadTrend;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Rfc3339;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The Service MOT: inspecting, and reading certificates.
@Controller("/v1/mots")
@Tag(name = Api.MOT)
@RequiresScope(Scope.MOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MotController {

    private static final String CSV = "text/csv";

    private final InspectService inspectService;
    private final ReadCertificates readCertificates;
    private final ReadTrend readTrend;

    MotController(
            InspectService inspectService, ReadCertificates readCertificates, ReadTrend readTrend) {
        this.inspectService = inspectService;
        this.readCertificates = readCertificates;
        this.readTrend = readTrend;
    }

    @Post
    @Operation(
            operationId = "inspectService",
            summary = "Inspect the service",
            description =
                    "Inspects the service from the customers' side over these days, touchpoint by"
                            + " touchpoint, and certifies what was found. Each call issues a certificate;"
                            + " the same call under the same Idempotency-Key again is 200, with the first"
                            + " answer. If the very same was inspected before and its figures are no"
                            + " longer those, because evidence came late, the new certificate amends the"
                            + " earlier one and names it. Needs the scope `mot`.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "What is to be inspected.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CommissionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "january",
                                            ref = "#/components/examples/NewCommission")))
    @ApiResponse(
            responseCode = "201",
            description = "Inspected: the certificate.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CertificateJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "failed",
                                            ref = "#/components/examples/Certificate")))
    @ApiResponse(
            responseCode = "200",
            description = "Inspected before under this Idempotency-Key: the certificate of then.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CertificateJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "failed",
                                            ref = "#/components/examples/Certificate")))
    HttpResponse<CertificateJson> inspect(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var commission = Json.read(body).as(CommissionJson::read);
        var claim = claim(partner, key, commission);
        return switch (inspectService.inspect(partner.brand(), commission, claim)) {
            case InspectService.Outcome.Issued(var certificate) ->
                    HttpResponse.created(
                            CertificateJson.of(certificate),
                            Links.to("v1", "mots", certificate.number()));
            case InspectService.Outcome.IssuedBefore(var certificate) ->
                    HttpResponse.ok(CertificateJson.of(certificate));
            case InspectService.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case InspectService.Outcome.Faulty(var faults) -> throw Refusal.of(faults);
        };
    }

    private static @Nullable Claim claim(
            Partner partner, @Nullable IdempotencyKey key, Commission commission) {
        return key == null
                ? null
                : key.claim(
                        partner.name().text(),
                        "mot",
                        commission.from(),
                        commission.to(),
                        commission.touchpoints(),
                        commission.retestOf());
    }

    @Get
    @Operation(
            operationId = "listCertificates",
            summary = "List certificates",
            description =
                    "Certificates without their items, the newest first. Needs the scope `mot`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of certificates.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CertificatePageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/CertificatePage")))
    HttpResponse<CertificatePageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var before = parameters.optional("cursor", cursor, CertificatePageJson.BEFORE);
        parameters.close();
        var page =
                CertificatePageJson.of(
                        readCertificates.certificates(partner.brand(), before, most));
        return Links.page(request, page, page.next());
    }

    @Get("/{number:[^/]+}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, CSV})
    @Operation(
            operationId = "readCertificate",
            summary = "Read a certificate",
            description =
                    "A certificate as it was issued: as JSON, as a page for people (`text/html`) or"
                            + " as a table (`text/csv`), by the header Accept. Where a later one amends"
                            + " it, the header Link names that one as its successor-version (RFC 5829)."
                            + " Needs the scope `mot`.")
    @ApiResponse(
            responseCode = "200",
            description = "The certificate.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = CertificateJson.class),
                        examples =
                                @ExampleObject(
                                        name = "failed",
                                        ref = "#/components/examples/Certificate")),
                @Content(
                        mediaType = "text/html",
                        schema =
                                @Schema(
                                        type = "string",
                                        maxLength = 10_000_000,
                                        description = "A page that holds all it needs.")),
                @Content(
                        mediaType = "text/csv",
                        schema =
                                @Schema(
                                        type = "string",
                                        maxLength = 10_000_000,
                                        description = "A line for each touchpoint (RFC 4180)."))
            })
    HttpResponse<?> read(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(
                            description = "The certificate's number.",
                            example = "1",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "2147483647"))
                    String number) {
        int wanted =
                Parameters.named(
                        "certificate",
                        number,
                        text -> Parameters.integer(text, 1, Integer.MAX_VALUE));
        var kept =
                readCertificates
                        .certificate(partner.brand(), wanted)
                        .orElseThrow(() -> Refusal.notFound("certificate " + wanted));
        var response = inForm(request, kept);
        if (kept.amendedBy() != null)
            response.header(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"successor-version\""
                            .formatted(Links.to("v1", "mots", kept.amendedBy())));
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /// The certificate in the first form that the caller takes.
    private static MutableHttpResponse<?> inForm(HttpRequest<?> request, Certificates.Kept kept) {
        for (var accepted : request.accept()) {
            if (accepted.matches(MediaType.APPLICATION_JSON_TYPE)) break;
            if (accepted.matches(MediaType.TEXT_HTML_TYPE)) return page(kept);
            if (accepted.matches(MediaType.of(CSV))) return table(kept.certificate());
        }
        return HttpResponse.ok(CertificateJson.of(kept.certificate()))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static MutableHttpResponse<String> page(Certificates.Kept kept) {
        return HttpResponse.ok(CertificatePage.of(kept))
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", CertificatePage.POLICY)
                .header("Referrer-Policy", "no-referrer");
    }

    private static MutableHttpResponse<String> table(Certificate certificate) {
        return HttpResponse.ok(CertificateTable.of(certificate))
                .contentType("text/csv;charset=UTF-8;header=present")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"mot-%d.csv\"".formatted(certificate.number()));
    }

    @Get("/trend")
    @Operation(
            operationId = "readTrend",
            summary = "Read where the share of OWs has shifted",
            description =
                    "The share of OWs by days, weeks or months from the first day on, each with"
                            + " its interval, and as a Laney p\u2032 chart: a signal where it lies"
                            + " outside of what chance explains, or for the eighth time in a row on"
                            + " one side of the mean. At most 400 beats and 3,660 days. Needs the scope `mot`.")
    @ApiResponse(
            responseCode = "200",
            description = "The trend.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrendJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Trend")))
    TrendJson trend(
            @Parameter(hidden = true) Partner partner,
            @Described.FirstDay @Nullable @QueryValue String from,
            @Described.LastDay @Nullable @QueryValue String to,
            @Parameter(
                            description = "How long each beat lasts; the default is WEEK.",
                            example = "WEEK",
                            schema = @Schema(implementation = ReadTrend.Every.class))
                    @Nullable
                    @QueryValue
                    String every,
            @Described.TouchpointName @Nullable @QueryValue String touchpoint) {
        var parameters = new Parameters();
        var first = parameters.required("from", from, Rfc3339::day);
        var last = parameters.required("to", to, Rfc3339::day);
        var length =
                parameters.optional("every", every, Parameters.constant(ReadTrend.Every.class));
        var where = parameters.optional("touchpoint", touchpoint, Touchpoint.Id::new);
        parameters.close();
        return switch (readTrend.read(
                partner.brand(),
                where,
                Objects.requireNonNull(first),
                Objects.requireNonNull(last),
                length == null ? ReadTrend.Every.WEEK : length)) {
            case ReadTrend.Outcome.Found found -> TrendJson.of(found);
            case ReadTrend.Outcome.Faulty(var faults) -> throw Parameters.refusal(faults);
        };
    }
}
