package dev.wavelength.rest.http;

import dev.wavelength.domain.brand.Scope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that a key or token needs for these calls. A call without this annotation is refused
/// to all, unless it is among [CallerFilter#OPEN].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

    /// The scope.
    Scope value();
}
