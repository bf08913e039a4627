package pebble.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may call an endpoint. Every endpoint carries one; a request to one without is refused, and the OpenAPI document
 * repeats it as {@code x-allowed}, from which the permission matrix is tested.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /** Empty with {@code anyone} false: every signed-in user. */
    Role[] value() default {};

    /** Also callers who have not signed in. */
    boolean anyone() default false;
}
