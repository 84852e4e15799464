package io.aios.node;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Names the setting that is wrong, where it stands and why, but not its value: that may be a
 * secret.
 */
@NullMarked
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

  private static final String ACTION =
      "correct it in the configuration file, the environment or on the command line";

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
    return new FailureAnalysis(description(failure), ACTION, failure);
  }

  private String description(BindException failure) {
    var invalid = findCause(failure, BindValidationException.class);
    if (invalid != null) {
      return joined(
          invalid.getValidationErrors().getAllErrors().stream()
              .map(error -> violation(invalid, error))
              .toList());
    }
    var unknown = findCause(failure, UnboundConfigurationPropertiesException.class);
    if (unknown != null) {
      return joined(
          unknown.getUnboundProperties().stream()
              .map(property -> setting(property) + " does not exist")
              .toList());
    }
    ConfigurationProperty property = failure.getProperty();
    String setting = property == null ? "The setting " + failure.getName() : setting(property);
    return setting + " is not valid: " + reason(failure);
  }

  private static String violation(BindValidationException invalid, ObjectError error) {
    ConfigurationPropertyName name = invalid.getValidationErrors().getName();
    String field = error instanceof FieldError wrong ? "." + kebab(wrong.getField()) : "";
    return "The setting "
        + name
        + field
        + at(Origin.from(error))
        + " is not valid: it "
        + error.getDefaultMessage();
  }

  private static String setting(ConfigurationProperty property) {
    return "The setting " + property.getName() + at(property.getOrigin());
  }

  private static String at(@Nullable Origin origin) {
    return origin == null ? "" : " (" + origin + ")";
  }

  private String reason(BindException failure) {
    var unconverted = findCause(failure, ConversionFailedException.class);
    if (unconverted != null && unconverted.getTargetType().getType().isEnum()) {
      return "it must be " + constants(unconverted.getTargetType().getType());
    }
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String constants(Class<?> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static String kebab(String field) {
    return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String joined(List<String> sentences) {
    return String.join("; ", sentences);
  }
}
