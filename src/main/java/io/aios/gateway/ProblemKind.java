package io.aios.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Everything that can be wrong with a request: a closed list, so that clients can tell problems
 * apart by their type and need not read sentences.
 */
public enum ProblemKind {
  VALIDATION(HttpStatus.BAD_REQUEST, "The request is not valid"),
  MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No accepted media type can be produced"),
  ALREADY_ENDED(HttpStatus.CONFLICT, "The project has ended"),
  LIMIT_TOO_LOW(HttpStatus.CONFLICT, "More is spent or set aside already"),
  CALLS_UNDER_WAY(HttpStatus.CONFLICT, "Calls of that time are under way"),
  BILL_DISAGREES(HttpStatus.CONFLICT, "Estimates cannot explain the bill"),
  NOT_PAUSED(HttpStatus.CONFLICT, "The project is not paused"),
  EXPIRED(HttpStatus.GONE, "It was kept long enough and has expired"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
  IDEMPOTENCY_CONFLICT(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
  BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much is going on"),
  DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer");

  private final HttpStatus status;
  private final String title;

  ProblemKind(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** What a status means when nothing more is known; the first kind that has it. */
  public static Optional<ProblemKind> ofStatus(int status) {
    return Arrays.stream(values()).filter(kind -> kind.status.value() == status).findFirst();
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A stable URI that names the kind, e.g. {@code urn:aios:problem:not-found}. */
  public String type() {
    return "urn:aios:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
