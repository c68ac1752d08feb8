package dev.wavelength.rest.http;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What the API's description says of the API as a whole, and the names its parts refer to.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Wavelength",
                        version = "1",
                        description =
                                """
                                Records moments of truth, judges whether the customer got an OW \
                                (less than was promised), a HOW (just that) or a WOW (more), and \
                                keeps every customer's chain of moments.

                                Every write is safe to repeat. Everything that is not 2xx is a \
                                problem (RFC 9457) that says what to do. Unknown properties and \
                                parameters are refused: a slip of the pen must not lose data. Times \
                                are RFC 3339 with an offset in and UTC out, to the microsecond, in \
                                the years 1 to 9999; there is no leap second and no 24:00.\
                                """,
                        contact = @Contact(name = "Whoever runs this service")),
        servers =
                @Server(
                        url = "/",
                        description = "This service itself: local, staging or production alike.",
                        extensions =
                                @Extension(
                                        properties =
                                                @ExtensionProperty(
                                                        name = "x-internal",
                                                        value = "false",
                                                        parseValue = true))),
        security = {@SecurityRequirement(name = Api.KEY), @SecurityRequirement(name = Api.TOKEN)},
        tags = {
            @Tag(name = Api.MOMENTS, description = "Recording moments of truth and reading them."),
            @Tag(name = Api.CHAINS, description = "How customers fare, moment by moment."),
            @Tag(name = Api.RECOVERIES, description = "Turning OWs into WOWs."),
            @Tag(name = Api.PULSE, description = "OW, HOW and WOW over time."),
            @Tag(
                    name = Api.MOT,
                    description = "Inspections of the service, and the certificates they end in."),
            @Tag(
                    name = Api.PROMISES,
                    description = "Touchpoints, what is promised there, and the rules."),
            @Tag(
                    name = Api.EVENTS,
                    description = "What happened, to be read, or to be sent to you."),
            @Tag(
                    name = Api.PRIVACY,
                    description =
                            "What customers may ask for: to be told all, and to be forgotten."),
            @Tag(name = Api.OPERATOR, description = "Brands and the partners that speak for them.")
        })
@SecurityScheme(
        name = Api.KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "API key",
        description =
                "The API key of a partner, which names the partner and its brand; or the"
                        + " operator's. It goes into the header Authorization as RFC 6750 has it.")
@SecurityScheme(
        name = Api.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description =
                "Where the operator has named an issuer of such: an access token of OAuth 2 (RFC 9068),"
                        + " checked with the care of RFC8725, that a partner's client got by its own"
                        + " credentials. It may do what both its scopes and its partner's allow.")
public final class Api {

    /// The security schemes.
    public static final String KEY = "apiKey";

    public static final String TOKEN = "accessToken";

    /// Tags, in the order in which they are met.
    public static final String MOMENTS = "Moments";

    public static final String CHAINS = "Chains";
    public static final String RECOVERIES = "Recoveries";
    public static final String PULSE = "Pulse";
    public static final String MOT = "Service MOT";
    public static final String PROMISES = "Promises";
    public static final String EVENTS = "Events";
    public static final String PRIVACY = "Privacy";
    public static final String OPERATOR = "Operator";

    private Api() {}
}
