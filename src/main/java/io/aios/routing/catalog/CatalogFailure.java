package io.aios.routing.catalog;

/** Why the catalog cannot be used, in one sentence that names the file and the place in it. */
final class CatalogFailure extends RuntimeException {

  CatalogFailure(String file, String problem) {
    super("The catalog of models " + file + " cannot be used: " + problem);
  }

  CatalogFailure(String file, String problem, Throwable cause) {
    super("The catalog of models " + file + " cannot be used: " + problem, cause);
  }
}
