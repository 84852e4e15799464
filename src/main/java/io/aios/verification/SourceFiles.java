package io.aios.verification;

import io.aios.artifacts.Artifact;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which files of a submission are code that runs in the product. */
final class SourceFiles {

  private static final Set<String> BACKEND =
      Set.of("py", "java", "kt", "js", "mjs", "cjs", "ts", "mts", "go", "rb", "rs", "cs", "php");
  private static final Set<String> FRONTEND =
      Set.of("js", "jsx", "mjs", "ts", "tsx", "mts", "vue", "svelte");
  private static final Set<String> TEST_FOLDERS =
      Set.of("test", "tests", "__tests__", "__mocks__", "mocks", "e2e", "spec");

  private SourceFiles() {}

  static List<Artifact> backend(List<Artifact> files) {
    return files.stream().filter(file -> isProduct(file, BACKEND)).toList();
  }

  static List<Artifact> frontend(List<Artifact> files) {
    return files.stream().filter(file -> isProduct(file, FRONTEND)).toList();
  }

  private static boolean isProduct(Artifact file, Set<String> extensions) {
    return extensions.contains(file.path().extension()) && !isTest(file);
  }

  /** Tests name routes that they call or pretend to have: that serves nothing. */
  private static boolean isTest(Artifact file) {
    String path = file.path().value().toLowerCase(Locale.ROOT);
    String name = file.path().fileName().toLowerCase(Locale.ROOT);
    return List.of(path.split("/", -1)).stream().anyMatch(TEST_FOLDERS::contains)
        || name.startsWith("test_")
        || name.equals("conftest.py")
        || name.contains(".test.")
        || name.contains(".spec.")
        || name.contains("_test.")
        || file.path().fileName().matches(".*Tests?\\.(?:java|kt)");
  }
}
