package dev.wavelength.rest.recovery;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// For the API's description: a call that answers with a recovery, as 201 with a new step and as
/// 200 where nothing was new.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "201",
        description = "Kept for good: the recovery with the step.",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = RecoveryJson.class),
                        examples =
                                @ExampleObject(
                                        name = "acknowledged",
                                        ref = "#/components/examples/Recovery")))
@ApiResponse(
        responseCode = "200",
        description = "Nothing new: the first answer again.",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = RecoveryJson.class),
                        examples =
                                @ExampleObject(
                                        name = "acknowledged",
                                        ref = "#/components/examples/Recovery")))
public @interface AnswersRecovery {}
