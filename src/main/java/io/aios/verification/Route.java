package io.aios.verification;

/**
 * One operation of a contract.
 *
 * @param method in upper case, e.g. {@code GET}
 * @param path as the contract writes it, e.g. {@code /api/todos/{id}}
 */
public record Route(String method, String path) {

  @Override
  public String toString() {
    return method + " " + path;
  }
}
