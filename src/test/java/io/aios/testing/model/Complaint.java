package io.aios.testing.model;

/** A request that is turned down, with what each provider needs to say so in its own words. */
final class Complaint extends RuntimeException {

  private final int status;
  private final String type;
  private final String code;

  /**
   * @param code a finer word than the type; empty if there is none
   */
  Complaint(int status, String type, String code, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }

  /** Something is wrong with the request itself. */
  static Complaint about(String message) {
    return new Complaint(400, "invalid_request_error", "", message);
  }

  static Complaint about(String code, String message) {
    return new Complaint(400, "invalid_request_error", code, message);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String code() {
    return code;
  }
}
