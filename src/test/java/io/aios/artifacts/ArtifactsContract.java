package io.aios.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.artifacts.Artifacts.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of files promises. Each test has projects of its own. */
public abstract class ArtifactsContract {

  private final UUID project = UUID.randomUUID();

  /** The store; it may hold files of other projects. */
  protected abstract Artifacts artifacts();

  @Test
  void laidFileIsFoundWithItsContent() {
    Artifact file = lay("backend", Artifact.of("backend/app/main.py", "print('hello')\n"));

    assertThat(artifacts().find(project, file.path())).contains(file);
    assertThat(artifacts().files(project)).containsExactly(file);
    assertThat(artifacts().tree(project)).containsExactly(new Entry(file.ref(), "backend"));
  }

  @Test
  void keptFileIsInNoTree() {
    artifacts().keep(project, List.of(Artifact.of("a.txt", "kept only")));

    assertThat(artifacts().tree(project)).isEmpty();
    assertThat(artifacts().find(project, new ArtifactPath("a.txt"))).isEmpty();
  }

  @Test
  void treeIsInOrderOfPath() {
    for (String path : List.of("b.txt", "a/z.txt", "a.txt", "B.txt", "a b.txt", ".github/ci.yml")) {
      lay("task", Artifact.of(path, path));
    }

    assertThat(artifacts().tree(project))
        .extracting(entry -> entry.file().path().value())
        .containsExactly(".github/ci.yml", "B.txt", "a b.txt", "a.txt", "a/z.txt", "b.txt");
    assertThat(artifacts().files(project)).extracting(Artifact::path).isSorted();
  }

  @Test
  void layingAgainReplacesContentAndTask() {
    lay("backend", Artifact.of("a.txt", "first"));

    Artifact second = lay("rework", Artifact.of("a.txt", "second, and longer"));

    assertThat(artifacts().tree(project)).containsExactly(new Entry(second.ref(), "rework"));
    assertThat(artifacts().files(project)).containsExactly(second);
  }

  @Test
  void layingLeavesOtherFilesAlone() {
    Artifact first = lay("backend", Artifact.of("a.txt", "first"));
    Artifact second = lay("frontend", Artifact.of("b.txt", "second"));

    assertThat(artifacts().tree(project))
        .containsExactly(new Entry(first.ref(), "backend"), new Entry(second.ref(), "frontend"));
  }

  @Test
  void projectsDoNotSeeEachOther() {
    Artifact mine = lay("task", Artifact.of("a.txt", "mine"));
    UUID other = UUID.randomUUID();
    Artifact theirs = Artifact.of("a.txt", "theirs");
    artifacts().keep(other, List.of(theirs));
    artifacts().lay(other, "task", List.of(theirs.ref()));

    assertThat(artifacts().files(project)).containsExactly(mine);
    assertThat(artifacts().files(other)).containsExactly(theirs);
  }

  @Test
  void sameContentLiesUnderManyPaths() {
    Artifact first = Artifact.of("a.txt", "the same");
    Artifact second = Artifact.of("b.txt", "the same");

    artifacts().keep(project, List.of(first, second));
    artifacts().keep(project, List.of(second, first));
    artifacts().lay(project, "task", List.of(first.ref(), second.ref()));

    assertThat(artifacts().files(project)).containsExactly(first, second);
  }

  @Test
  void ofOnePathGivenTwiceTheLastCounts() {
    Artifact first = Artifact.of("a.txt", "first");
    Artifact last = Artifact.of("a.txt", "last");
    artifacts().keep(project, List.of(first, last));

    artifacts().lay(project, "task", List.of(first.ref(), last.ref()));

    assertThat(artifacts().files(project)).containsExactly(last);
  }

  @Test
  void refusesContentThatWasNeverKept() {
    Artifact kept = Artifact.of("kept.txt", "kept");
    Artifact unknown = Artifact.of("unknown.txt", "never kept " + project);
    artifacts().keep(project, List.of(kept));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifacts().lay(project, "task", List.of(kept.ref(), unknown.ref())))
        .withMessageContaining(unknown.ref().digest().sha256());
    assertThat(artifacts().tree(project)).isEmpty();
  }

  @Test
  void nothingIsKeptAndLaidWithoutComplaint() {
    artifacts().keep(project, List.of());
    artifacts().lay(project, "task", List.of());

    assertThat(artifacts().tree(project)).isEmpty();
  }

  @Test
  void removesFilesUpToALimitAndSaysWhatIsLeft() {
    lay("task", Artifact.of("a.txt", "first of " + project));
    lay("task", Artifact.of("b.txt", "second of " + project));
    keep(Artifact.of("c.txt", "in no tree of " + project));

    assertThat(remove(2, project)).isEqualTo(2);
    assertThat(artifacts().withFiles(List.of(project))).containsExactly(project);
    assertThat(remove(2, project)).isEqualTo(1);
    assertThat(remove(2, project)).isZero();

    assertThat(artifacts().withFiles(List.of(project))).isEmpty();
    assertThat(artifacts().tree(project)).isEmpty();
  }

  @Test
  void removedContentIsKeptNoLonger() {
    Artifact file = lay("task", Artifact.of("a.txt", "only of " + project));

    remove(10, project);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifacts().lay(project, "task", List.of(file.ref())));
  }

  @Test
  void contentOfAnotherProjectStays() {
    UUID other = UUID.randomUUID();
    Artifact laid = lay("task", Artifact.of("a.txt", "laid by two"));
    Artifact kept = lay("task", Artifact.of("b.txt", "laid by one, kept by another"));
    artifacts().keep(other, List.of(laid, kept));
    artifacts().lay(other, "task", List.of(laid.ref()));

    assertThat(remove(10, project)).isEqualTo(2);
    artifacts().lay(other, "later", List.of(kept.ref()));

    assertThat(artifacts().files(other)).containsExactly(laid, kept);
    assertThat(artifacts().withFiles(List.of(project, other))).containsExactly(other);
  }

  @Test
  void contentGoesWithItsLastProject() {
    UUID other = UUID.randomUUID();
    Artifact file = lay("task", Artifact.of("a.txt", "of both " + project));
    artifacts().keep(other, List.of(file));

    remove(1, project, other);
    remove(1, project, other);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifacts().lay(project, "task", List.of(file.ref())));
  }

  @Test
  void whatWasRemovedMayBeKeptAgain() {
    Artifact file = lay("task", Artifact.of("a.txt", "again " + project));
    remove(10, project);

    lay("task", file);

    assertThat(artifacts().files(project)).containsExactly(file);
  }

  @Test
  void refusesToRemoveNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> remove(0, project));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "Füße, 你好, עברית, 👩‍👩‍👧 and \u202E backwards",
        "a NUL \u0000 inside, and \u0001\u001F\u007F",
        "windows\r\nlines\r\n",
        "\uFEFFwith a byte order mark",
        "'; drop table artifact; -- :named ? {fn} $1 \\"
      })
  void contentComesBackAsItWas(String content) {
    Artifact file = lay("task", Artifact.of("a.txt", content));

    assertThat(artifacts().find(project, file.path())).contains(file);
    assertThat(artifacts().tree(project)).containsExactly(new Entry(file.ref(), "task"));
  }

  @Test
  void largestFileComesBackAsItWas() {
    Artifact file = lay("task", Artifact.of("a.txt", "0123456789abcdef".repeat(65_536)));

    assertThat(artifacts().find(project, file.path())).contains(file);
    assertThat(artifacts().tree(project).getFirst().file().bytes()).isEqualTo(1_048_576);
  }

  private void keep(Artifact file) {
    artifacts().keep(project, List.of(file));
  }

  /** In a transaction. */
  protected abstract int remove(int most, UUID... projects);

  private Artifact lay(String task, Artifact file) {
    artifacts().keep(project, List.of(file));
    artifacts().lay(project, task, List.of(file.ref()));
    return file;
  }
}
