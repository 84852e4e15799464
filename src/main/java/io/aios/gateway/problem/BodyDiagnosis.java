package io.aios.gateway.problem;

import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body could not be read, in terms of its fields. Pure. */
final class BodyDiagnosis {

  private static final String BODY = "body";
  private static final int MOST_CHARACTERS = 200;
  private static final Pattern DUPLICATE = Pattern.compile("Duplicate .*property \"(.*)\"");

  private BodyDiagnosis() {}

  static Refusal of(HttpMessageNotReadableException unreadable) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(unreadable);
    if (root instanceof BodyTooLargeException tooLarge) {
      return tooLarge.refusal();
    }
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException unknown ->
          Refusal.invalid(
              field(unknown), "is not known; known are " + names(unknown.getKnownPropertyIds()));
      case MismatchedInputException mismatch -> mismatched(mismatch);
      case InputCoercionException tooLarge ->
          Refusal.invalid(field(tooLarge), expectation(tooLarge.getTargetType()));
      case JacksonException syntax -> broken(syntax);
      case null -> Refusal.invalid(BODY, "is missing");
      default -> malformed("cannot be read");
    };
  }

  private static Refusal mismatched(MismatchedInputException mismatch) {
    return mismatch.getCurrentToken() == null && mismatch.getPath().isEmpty()
        ? Refusal.invalid(BODY, "is missing")
        : Refusal.invalid(field(mismatch), expectation(mismatch.getTargetType()));
  }

  private static Refusal broken(JacksonException syntax) {
    Matcher duplicate = DUPLICATE.matcher(syntax.getOriginalMessage());
    if (duplicate.find()) {
      return Refusal.invalid(shortened(duplicate.group(1)), "stands more than once in the body");
    }
    String place =
        Optional.ofNullable(syntax.getLocation())
            .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
            .orElse("");
    return malformed("is not valid JSON" + place + ": " + shortened(syntax.getOriginalMessage()));
  }

  private static Refusal malformed(String reason) {
    return Refusal.of(ProblemKind.MALFORMED, new InvalidField(BODY, reason));
  }

  private static String expectation(@Nullable Class<?> target) {
    if (target == null) {
      return "is not of the expected type";
    }
    if (target.isRecord()) {
      return "must be a JSON object";
    }
    if (Collection.class.isAssignableFrom(target)) {
      return "must be a JSON array";
    }
    if (target == Boolean.class) {
      return "must be true or false";
    }
    if (target == Long.class || target == Integer.class || target == long.class) {
      return "must be a whole number";
    }
    return CharSequence.class.isAssignableFrom(target)
        ? "must be a string"
        : "must be a decimal number, as a JSON number or a string";
  }

  private static String field(JacksonException failure) {
    String path =
        failure.getPath().stream().map(BodyDiagnosis::name).collect(Collectors.joining("."));
    return path.isEmpty() ? BODY : shortened(path);
  }

  private static String name(Reference reference) {
    return reference.getPropertyName() == null
        ? "[" + reference.getIndex() + "]"
        : reference.getPropertyName();
  }

  private static String names(@Nullable Collection<Object> known) {
    return known == null
        ? "none"
        : known.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
  }
}
