package dev.wavelength.rest.http;

import io.micronaut.http.HttpStatus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every kind of answer that is not 2xx, as a problem of RFC 9457. The names are part of the API:
/// programs tell problems apart by their type, which is made from the name.
public enum Problem {
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request cannot be read",
            "The request breaks a rule of HTTP itself, or its body is not JSON in UTF-8."
                    + " The detail says where reading stopped. Mend the request; sent again as it"
                    + " is, it fails again."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "A parameter cannot be accepted",
            "A query parameter or header is unknown, repeated, or holds what it cannot."
                    + " The errors name each one: /limit is the query parameter limit."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Nobody is known by this key",
            "Send the header Authorization: Bearer followed by an API key that is in force, or by an"
                    + " access token where the operator has named an issuer of such. A key that was"
                    + " revoked is worth nothing from that moment on; why a token is not taken is not"
                    + " told."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "The key is not for this",
            "The key is known, but the call needs a scope that it does not have. The operator's key"
                    + " is for brands and partners alone, a partner's key for its own brand alone. A"
                    + " token may do what both its issuer and its partner's scopes allow."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such thing",
            "Nothing is known under this address, or it belongs to another brand: the two are"
                    + " answered alike. Check the address for a slip of the pen."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The method is not for this address",
            "The header Allow names the methods that this address knows."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No answer in that form",
            "The header Accept asks for a form that this call has no answer in."
                    + " Ask for application/json, or leave the header out."),
    ID_TAKEN(
            HttpStatus.CONFLICT,
            "The id names another moment",
            "A moment was recorded under this id with other content, and stays as it is. Send new"
                    + " evidence to the moment itself, or record the other moment under its own id."),
    CUSTOMER_ERASED(
            HttpStatus.CONFLICT,
            "The customer was erased",
            "The brand erased this customer, and nothing is recorded of them any more. Take them out"
                    + " of what is sent; who comes back as a new customer has a new reference."),
    NAME_TAKEN(
            HttpStatus.CONFLICT,
            "The name is taken",
            "The brand has a partner of this name, whose key was told when it was admitted. Give it"
                    + " a further key, revoke it first, or choose another name."),
    CLIENT_TAKEN(
            HttpStatus.CONFLICT,
            "The client id is another partner's",
            "A client id stands for one partner of all brands, for a token names nothing else. Take it"
                    + " from that partner first, or have the issuer make another client."),
    TOO_MANY_KEYS(
            HttpStatus.CONFLICT,
            "There are too many keys",
            "A partner has at most 10 keys at once, those that have expired among them. Withdraw one"
                    + " that is no longer needed, then ask for the new one again."),
    TOO_MANY_WEBHOOKS(
            HttpStatus.CONFLICT,
            "There are as many webhooks as there may be",
            "A brand has at most 20 webhooks. Remove one that is no longer needed, or let one"
                    + " receiver hand on what others need."),
    NOT_NOW(
            HttpStatus.CONFLICT,
            "It does not fit where the recovery is",
            "A recovery goes from OPEN over ACKNOWLEDGED and REMEDIED to CLOSED, and not every step"
                    + " fits everywhere. Read it to see where it is, and decide again."),
    STALE(
            HttpStatus.PRECONDITION_FAILED,
            "It has changed since",
            "The header If-Match names another state than the present one, so nothing was changed."
                    + " Read it again, decide again, and send its new ETag."),
    TOO_LARGE(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "There is too much of it",
            "A body holds at most 8 MiB, a line of an import at most 256 KiB. Send fewer moments in"
                    + " a batch, or use the import, which has no end."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is in another form",
            "The header Accept of the answer names the form that this call reads. Bodies are sent"
                    + " as they are, without a Content-Encoding."),
    INVALID_CONTENT(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The content cannot be accepted",
            "The JSON is well made, but what it says cannot be. The errors name every place that is"
                    + " wrong by its JSON pointer (RFC 6901), and say what to do about it."),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used for something else",
            "A key stands for one request, and this is another. Use a new key for each new thing to"
                    + " do, and the same key only to send the same thing again."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "Wait for as many seconds as the header Retry-After says, then go on. The header"
                    + " RateLimit-Policy tells the pace; moments cost least in batches."),
    HEADERS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "The headers or the address are too long",
            "Addresses hold at most 4 KiB and all headers together at most 8 KiB."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something broke on our side",
            "The request may be in order. Every write is safe to repeat, so try it again; if it"
                    + " stays, report the requestId to whoever runs the service."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The store cannot be reached",
            "Nothing can be read or written for now. Every write is safe to repeat: try again after"
                    + " as many seconds as the header Retry-After says."),
    ISSUER_SILENT(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The issuer of tokens cannot be reached",
            "Whether the token is in force cannot be known, for its issuer does not tell its keys just"
                    + " now. Try again after as many seconds as the header Retry-After says. API keys"
                    + " are not concerned."),
    BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "There is too much to do at once",
            "The service has as much in hand as it can do well, and refused this before doing"
                    + " anything. Every write is safe to repeat: try again after as many seconds as"
                    + " the header Retry-After says.");

    private final HttpStatus status;
    private final String title;
    private final String advice;

    Problem(HttpStatus status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /// The problem of this name as it stands in a type, if there is one.
    public static Optional<Problem> of(String slug) {
        return Arrays.stream(values()).filter(problem -> problem.slug().equals(slug)).findFirst();
    }

    /// The problem that a status alone stands for.
    static Problem of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case PRECONDITION_FAILED -> STALE;
            case REQUEST_ENTITY_TOO_LARGE -> TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case UNPROCESSABLE_ENTITY -> INVALID_CONTENT;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case REQUEST_URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> HEADERS_TOO_LARGE;
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            default -> status.getCode() < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    /// Its name in addresses, such as `id-taken`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The URI reference that is its type; it leads to its explanation.
    public String type() {
        return "/problems/" + slug();
    }

    /// The status it is answered with.
    public HttpStatus status() {
        return status;
    }

    /// What it is, in a few words that are the same each time.
    public String title() {
        return title;
    }

    /// What it means and what to do about it, in general.
    public String advice() {
        return advice;
    }
}
