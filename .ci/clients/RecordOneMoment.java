import dev.wavelength.client.ApiClient;
import dev.wavelength.client.api.MomentsApi;
import dev.wavelength.client.model.NewMoment;

import java.time.OffsetDateTime;

/// Records one moment through the client generated from the served OpenAPI document.
class RecordOneMoment {

    public static void main(String[] arguments) throws Exception {
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(it -> it.header("Authorization", "Bearer " + arguments[1]));
        var moment =
                new MomentsApi(client)
                        .recordMoment(
                                new NewMoment()
                                        .id("java-client")
                                        .customer("c-1")
                                        .touchpoint("delivery")
                                        .occurredAt(OffsetDateTime.now()),
                                /* Idempotency-Key: the moment has an id. */ null);
        if (!moment.getId().equals("java-client")) throw new AssertionError(moment);
    }
}
