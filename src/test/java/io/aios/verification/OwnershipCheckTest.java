package io.aios.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipCheckTest {

  private final Check check = new OwnershipCheck();

  @Test
  void takesFilesBelowOwnedFoldersAndOwnedFiles() {
    assertThat(paths("backend/app/main.py", "backend/README.md")).isEmpty();
  }

  @Test
  void findsFilesOutside() {
    assertThat(paths("backend/app/main.py", "frontend/index.html", "backend/application.py"))
        .containsExactly("frontend/index.html", "backend/application.py");
  }

  @Test
  void findsPathsGivenTwice() {
    assertThat(paths("backend/app/a.py", "backend/app/a.py")).containsExactly("backend/app/a.py");
  }

  @Test
  void findsPathsThatDifferOnlyInCase() {
    assertThat(paths("backend/app/a.py", "backend/app/A.py")).containsExactly("backend/app/A.py");
  }

  @Test
  void findsFilesThatMustBeFoldersToo() {
    assertThat(paths("backend/app/a", "backend/app/a/b.py"))
        .contains("backend/app/a", "backend/app/a/b.py");
  }

  @Test
  void findsConflictsWithFilesOfOtherSteps() {
    Submission submission =
        Submissions.among(
            submission("backend/app/main.py", "backend/app/a/b.py", "backend/app/c.py"),
            file("backend/app/Main.py"),
            file("backend/app/a"),
            file("backend/app/c.py"));

    assertThat(check.examine(submission))
        .extracting(Finding::path)
        .containsExactly("backend/app/main.py", "backend/app/a/b.py");
  }

  @Test
  void findsMissingPlannedFiles() {
    Submission submission =
        new Submission(
            List.of(file("a/there.py")),
            List.of(file("a/elsewhere.py")),
            Set.of(path("a/there.py"), path("a/missing.py"), path("a/elsewhere.py")),
            Set.of(path("a")),
            Set.of());

    assertThat(new PlannedFilesCheck().examine(submission))
        .extracting(Finding::path)
        .containsExactlyInAnyOrder("a/missing.py", "a/elsewhere.py");
  }

  private List<String> paths(String... files) {
    return check.examine(submission(files)).stream().map(Finding::path).toList();
  }

  private static Submission submission(String... files) {
    return new Submission(
        List.of(files).stream().map(OwnershipCheckTest::file).toList(),
        List.of(),
        Set.of(),
        Set.of(path("backend/app"), path("backend/README.md")),
        Set.of());
  }

  private static Artifact file(String path) {
    return Artifact.of(path, "content\n");
  }

  private static ArtifactPath path(String path) {
    return new ArtifactPath(path);
  }
}
