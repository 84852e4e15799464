package io.aios.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ends a request with a problem that the client can do something about. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient List<InvalidField> errors;

  private Refusal(ProblemKind kind, String detail, List<InvalidField> errors) {
    super(detail);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  public static Refusal of(ProblemKind kind, String detail) {
    return new Refusal(kind, detail, List.of());
  }

  /** One part of the request is wrong. */
  public static Refusal of(ProblemKind kind, InvalidField error) {
    return new Refusal(kind, sentence(List.of(error)), List.of(error));
  }

  /** Parts of the request are not valid; at least one. */
  public static Refusal invalid(List<InvalidField> errors) {
    return new Refusal(ProblemKind.VALIDATION, sentence(errors), errors);
  }

  public static Refusal invalid(String field, String reason) {
    return invalid(List.of(new InvalidField(field, reason)));
  }

  /** No project has this id. */
  public static Refusal unknownProject(UUID id) {
    return of(ProblemKind.NOT_FOUND, new InvalidField("id", "names no project: " + id));
  }

  /**
   * It was there once.
   *
   * @param what in the plural, e.g. {@code the files of this project}
   * @param setting says how long it is kept
   */
  public static Refusal expired(String what, Instant at, String setting) {
    return of(ProblemKind.EXPIRED, "%s expired at %s: see %s".formatted(what, at, setting));
  }

  private static String sentence(List<InvalidField> errors) {
    return errors.stream().map(InvalidField::toString).collect(Collectors.joining("; "));
  }

  public ProblemKind kind() {
    return kind;
  }

  public List<InvalidField> errors() {
    return errors;
  }

  public String detail() {
    return getMessage() == null ? "" : getMessage();
  }
}
