package org.restante.server.docs.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Stands for {@code org.springframework.context.annotation.Bean}, as far as the example uses it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Bean {
    String initMethod() default "";

    String destroyMethod() default "close"; // Spring finds it by itself
}
