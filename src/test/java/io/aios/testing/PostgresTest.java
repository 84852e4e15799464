package io.aios.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs PostgreSQL. It gets a {@link Database} of its own, with all
 * migrations applied, as a parameter of its constructor, its tests or its lifecycle methods.
 */
@Documented
@Inherited
@Tag("postgres")
@ExtendWith(DatabaseExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PostgresTest {}
