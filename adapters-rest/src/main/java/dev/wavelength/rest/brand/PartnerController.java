package dev.wavelength.rest.brand;

import dev.wavelength.application.brand.AdmitPartner;
import dev.wavelength.application.brand.IssueKey;
import dev.wavelength.application.brand.LimitPartner;
import dev.wavelength.application.brand.ReadPartners;
import dev.wavelength.application.brand.RevokePartner;
import dev.wavelength.application.brand.TieClient;
import dev.wavelength.application.brand.UntieClient;
import dev.wavelength.application.brand.WithdrawKey;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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

import java.util.List;

/// The partners that speak for a brand, their keys and client ids: what the operator keeps.
@Controller("/v1/brands/{brand:[^/]+}/partners")
@Tag(name = Api.OPERATOR)
@RequiresScope(Scope.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PartnerController {

    private final AdmitPartner admitPartner;
    private final ReadPartners readPartners;
    private final RevokePartner revokePartner;
    private final LimitPartner limitPartner;
    private final IssueKey issueKey;
    private final WithdrawKey withdrawKey;
    private final TieClient tieClient;
    private final UntieClient untieClient;

    PartnerController(
            AdmitPartner admitPartner,
            ReadPartners readPartners,
            RevokePartner revokePartner,
            LimitPartner limitPartner,
            IssueKey issueKey,
            WithdrawKey withdrawKey,
            TieClient tieClient,
            UntieClient untieClient) {
        this.admitPartner = admitPartner;
        this.readPartners = readPartners;
        this.revokePartner = revokePartner;
        this.limitPartner = limitPartner;
        this.issueKey = issueKey;
        this.withdrawKey = withdrawKey;
        this.tieClient = tieClient;
        this.untieClient = untieClient;
    }

    @Post
    @Operation(
            operationId = "admitPartner",
            summary = "Admit a partner",
            description =
                    "Lets a system call for the brand, and gives it a key, told this once. The same"
                            + " admission under the same Idempotency-Key again is 200, without the key."
                            + " For the operator.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The partner.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerAdmissionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewPartner")))
    @ApiResponse(
            responseCode = "201",
            description = "Admitted, with its key.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Partner")))
    @ApiResponse(
            responseCode = "200",
            description = "Admitted before under this Idempotency-Key; the key was told then.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/PartnerAgain")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    HttpResponse<PartnerJson> admit(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Json.read(body).as(PartnerAdmissionJson.of(id));
        return switch (admitPartner.admit(
                partner,
                Actor.OPERATOR,
                key == null
                        ? null
                        : key.claim(
                                "operator",
                                "partner",
                                partner.brand(),
                                partner.name(),
                                partner.scopes().stream().sorted().toList(),
                                partner.limits().requestsPerSecond(),
                                partner.limits().momentsPerDay()))) {
            case AdmitPartner.Outcome.Admitted(var admitted, var apiKey) ->
                    HttpResponse.created(PartnerJson.of(admitted, apiKey));
            case AdmitPartner.Outcome.AdmittedBefore(var admitted) ->
                    HttpResponse.ok(PartnerJson.of(admitted, null));
            case AdmitPartner.Outcome.NameTaken(var name) ->
                    throw new Refusal(
                            Problem.NAME_TAKEN,
                            "Brand %s has a partner %s: revoke that one first, or choose another name."
                                    .formatted(id, name));
            case AdmitPartner.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case AdmitPartner.Outcome.UnknownBrand() -> throw Refusal.notFound("brand " + id);
        };
    }

    @Delete("/{name:[^/]+}")
    @Operation(
            operationId = "revokePartner",
            summary = "Revoke a partner",
            description =
                    "Takes a partner away: its keys and tokens are worth nothing from this moment on."
                            + " For the operator.")
    @ApiResponse(responseCode = "204", description = "Revoked.")
    HttpResponse<Void> revoke(
            @Described.BrandName String brand, @Described.PartnerName String name) {
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        return switch (revokePartner.revoke(id, partner, Actor.OPERATOR)) {
            case RevokePartner.Outcome.Revoked(var revoked) -> HttpResponse.noContent();
            case RevokePartner.Outcome.UnknownPartner() -> throw unknown(id, partner);
        };
    }

    @Get
    @Operation(
            operationId = "listPartners",
            summary = "List partners",
            description =
                    "All partners of the brand by name, with what is known of their keys. For the"
                            + " operator.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of partners.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/PartnerPage")))
    HttpResponse<PartnerPageJson> list(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var after =
                parameters.optional(
                        "cursor",
                        cursor,
                        Cursor.of(1, parts -> new Partner.Name(parts.getFirst())));
        parameters.close();
        var id = Parameters.named("brand", brand, Brand.Id::new);
        return switch (readPartners.partners(id, after, most)) {
            case ReadPartners.Outcome.Found(var partners) -> {
                var page = PartnerPageJson.of(partners);
                yield Links.page(request, page, page.next());
            }
            case ReadPartners.Outcome.UnknownBrand() -> throw Refusal.notFound("brand " + id);
        };
    }

    @Post("/{name:[^/]+}/keys")
    @Operation(
            operationId = "issueKey",
            summary = "Give a partner a further key",
            description =
                    "Gives the partner a key besides those it has, told this once, so that one can"
                            + " take the place of another without a pause: issue, let the partner"
                            + " change over, withdraw the old one. The same under the same"
                            + " Idempotency-Key again is 200, without the key. For the operator.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The key.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeyIssueJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewKey")))
    @ApiResponse(
            responseCode = "201",
            description = "Issued.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuedKeyJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/IssuedKey")))
    @ApiResponse(
            responseCode = "200",
            description = "Issued before under this Idempotency-Key; the key was told then.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuedKeyJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/IssuedKeyAgain")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    HttpResponse<IssuedKeyJson> issue(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Described.PartnerName String name,
            @Parameter(hidden = true) @Body byte[] body) {
        var claimed = IdempotencyKey.of(request).orElse(null);
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        var expiresAt = Json.read(body).as(KeyIssueJson::read).at();
        return switch (issueKey.issue(
                id,
                partner,
                expiresAt,
                Actor.OPERATOR,
                claimed == null
                        ? null
                        : claimed.claim("operator", "key", id, partner, expiresAt))) {
            case IssueKey.Outcome.Issued(var kept, var key) ->
                    HttpResponse.created(IssuedKeyJson.of(kept, key));
            case IssueKey.Outcome.IssuedBefore(var kept) ->
                    HttpResponse.ok(IssuedKeyJson.of(kept, null));
            case IssueKey.Outcome.Expired(var now) ->
                    throw Refusal.of(
                            List.of(
                                    new Fault(
                                            "/expiresAt",
                                            "must lie ahead; it is now %s".formatted(now))));
            case IssueKey.Outcome.TooMany() ->
                    throw new Refusal(
                            Problem.TOO_MANY_KEYS,
                            "Partner %s has %d keys: withdraw one first."
                                    .formatted(partner, PartnerKey.MOST));
            case IssueKey.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case IssueKey.Outcome.UnknownPartner() -> throw unknown(id, partner);
        };
    }

    @Delete("/{name:[^/]+}/keys/{key:[^/]+}")
    @Operation(
            operationId = "withdrawKey",
            summary = "Withdraw a key",
            description =
                    "Takes one key of a partner away: it is worth nothing from this moment on, its"
                            + " others stay. For the operator.")
    @ApiResponse(responseCode = "204", description = "Withdrawn.")
    HttpResponse<Void> withdraw(
            @Described.BrandName String brand,
            @Described.PartnerName String name,
            @Parameter(
                            description = "The key's id, as it is listed.",
                            example = "9f86d081884c7d65",
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = Key.PATTERN,
                                            maxLength = Key.LONGEST))
                    String key) {
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        var withdrawn = Parameters.named("key", key, PartnerKey.Id::new);
        return switch (withdrawKey.withdraw(id, partner, withdrawn, Actor.OPERATOR)) {
            case WithdrawKey.Outcome.Withdrawn(var gone) -> HttpResponse.noContent();
            case WithdrawKey.Outcome.UnknownKey() ->
                    throw Refusal.notFound(
                            "key %s of partner %s of brand %s".formatted(withdrawn, partner, id));
        };
    }

    @Put("/{name:[^/]+}/limits")
    @Operation(
            operationId = "putLimits",
            summary = "Limit a partner",
            description =
                    "Puts these limits in place of those there were, at once. Each instance of the"
                            + " service counts on its own. For the operator.")
    @RequestBody(
            required = true,
            description = "The limits.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LimitsJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Limits")))
    @ApiResponse(
            responseCode = "200",
            description = "They hold from now on.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LimitsJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Limits")))
    LimitsJson limit(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Described.PartnerName String name,
            @Parameter(hidden = true) @Body byte[] body) {
        Preconditions.check(request, null);
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        var limits = Json.read(body).as(LimitsJson::read);
        return switch (limitPartner.limit(id, partner, limits, Actor.OPERATOR)) {
            case LimitPartner.Outcome.Limited(var limited) -> LimitsJson.of(limited.limits());
            case LimitPartner.Outcome.UnknownPartner() -> throw unknown(id, partner);
        };
    }

    @Put("/{name:[^/]+}/client")
    @Operation(
            operationId = "putClient",
            summary = "Tie a client id to a partner",
            description =
                    "Has whoever shows an access token of this client be this partner, in place of"
                            + " the client there was, at once. A client id is one partner's of all"
                            + " brands. It is of use where the service knows an issuer of access"
                            + " tokens (RFC 9068). For the operator.")
    @RequestBody(
            required = true,
            description = "The client id.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ClientJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/PartnerClient")))
    @ApiResponse(
            responseCode = "200",
            description = "Tied.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ClientJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/PartnerClient")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    ClientJson tie(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Described.PartnerName String name,
            @Parameter(hidden = true) @Body byte[] body) {
        Preconditions.check(request, null);
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        var client = Json.read(body).as(ClientJson::read);
        return switch (tieClient.tie(id, partner, client, Actor.OPERATOR)) {
            case TieClient.Outcome.Tied(var tied) -> ClientJson.of(tied);
            case TieClient.Outcome.ClientTaken() ->
                    throw new Refusal(
                            Problem.CLIENT_TAKEN,
                            "Client %s is another partner's: untie it there first."
                                    .formatted(client));
            case TieClient.Outcome.UnknownPartner() -> throw unknown(id, partner);
        };
    }

    @Delete("/{name:[^/]+}/client")
    @Operation(
            operationId = "untieClient",
            summary = "Free a partner of its client id",
            description =
                    "Tokens of the client are worth nothing from this moment on; the partner's keys"
                            + " stay. For the operator.")
    @ApiResponse(responseCode = "204", description = "Untied.")
    HttpResponse<Void> untie(
            @Described.BrandName String brand, @Described.PartnerName String name) {
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        return switch (untieClient.untie(id, partner, Actor.OPERATOR)) {
            case UntieClient.Outcome.Untied(var gone) -> HttpResponse.noContent();
            case UntieClient.Outcome.UnknownClient() ->
                    throw Refusal.notFound(
                            "client of partner %s of brand %s".formatted(partner, id));
        };
    }

    private static Refusal unknown(Brand.Id brand, Partner.Name partner) {
        return Refusal.notFound("partner %s of brand %s".formatted(partner, brand));
    }
}
