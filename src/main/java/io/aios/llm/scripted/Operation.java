package io.aios.llm.scripted;

/** What can be done with a resource. */
enum Operation {
  LIST("get"),
  CREATE("post"),
  READ("get"),
  UPDATE("patch"),
  DELETE("delete");

  private final String method;

  Operation(String method) {
    this.method = method;
  }

  /** The HTTP method in lower case. */
  String method() {
    return method;
  }

  boolean concernsOne() {
    return this == READ || this == UPDATE || this == DELETE;
  }
}
