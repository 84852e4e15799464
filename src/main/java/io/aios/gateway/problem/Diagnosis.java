package io.aios.gateway.problem;

import io.aios.artifacts.UnsafePathException;
import io.aios.database.Outage;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What an exception says about the request. Pure. */
record Diagnosis(ProblemKind kind, String detail, List<InvalidField> errors) {

  static Diagnosis of(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> of(refusal);
      case HttpMessageNotReadableException unreadable -> of(BodyDiagnosis.of(unreadable));
      case MethodArgumentTypeMismatchException mismatch ->
          of(Refusal.invalid(mismatch.getName(), expectation(mismatch)));
      case HandlerMethodValidationException invalid -> of(Refusal.invalid(violations(invalid)));
      case UnsafePathException unsafe ->
          of(Refusal.invalid("path", "is refused: " + unsafe.getMessage()));
      case InvalidParameterException ignored ->
          of(Refusal.of(ProblemKind.MALFORMED, new InvalidField("query", "cannot be decoded")));
      case HttpMediaTypeNotSupportedException unsupported -> of(unsupported);
      case HttpMediaTypeNotAcceptableException unacceptable ->
          plain(
              ProblemKind.NOT_ACCEPTABLE,
              "What is here comes as " + unacceptable.getSupportedMediaTypes());
      case HttpRequestMethodNotSupportedException unsupported ->
          plain(
              ProblemKind.METHOD_NOT_ALLOWED,
              unsupported.getMethod() + " is not among " + unsupported.getSupportedHttpMethods());
      case ErrorResponse response -> ofStatus(response.getStatusCode().value());
      default ->
          Outage.explains(failure) ? away() : ofStatus(ProblemKind.INTERNAL.status().value());
    };
  }

  /**
   * Also when the connection broke after the commit was sent: nobody can know what became of it.
   */
  private static Diagnosis away() {
    return plain(
        ProblemKind.DATABASE_AWAY,
        "The database does not answer at the moment, and whether the request was carried out is"
            + " not known; ask again, with the same Idempotency-Key if there was one");
  }

  /** All that is known is the status; one that no kind has is an error on our side. */
  static Diagnosis ofStatus(int status) {
    ProblemKind kind = ProblemKind.ofStatus(status).orElse(ProblemKind.INTERNAL);
    return plain(kind, kind.title());
  }

  private static Diagnosis of(Refusal refusal) {
    return new Diagnosis(refusal.kind(), refusal.detail(), refusal.errors());
  }

  private static Diagnosis of(HttpMediaTypeNotSupportedException unsupported) {
    String reason =
        "must be one of "
            + unsupported.getSupportedMediaTypes()
            + " in UTF-8, not "
            + Objects.requireNonNullElse(unsupported.getContentType(), "missing");
    return of(
        Refusal.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, new InvalidField("Content-Type", reason)));
  }

  private static Diagnosis plain(ProblemKind kind, String detail) {
    return new Diagnosis(kind, detail, List.of());
  }

  private static String expectation(MethodArgumentTypeMismatchException mismatch) {
    return UUID.class.equals(mismatch.getRequiredType())
        ? "must be a UUID"
        : "must be a whole number";
  }

  private static List<InvalidField> violations(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .map(result ->
            new InvalidField(
                Objects.requireNonNullElse(
                    result.getMethodParameter().getParameterName(), "request"),
                Objects.requireNonNullElse(
                    result.getResolvableErrors().getFirst().getDefaultMessage(), "is not valid")))
        .toList();
  }
}
