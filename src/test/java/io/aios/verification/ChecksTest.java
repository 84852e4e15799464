package io.aios.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.artifacts.Artifact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private static final Limits LIMITS = new Limits(3, 10, 20);
  private static final Submission WORK = Submissions.of(Artifact.of("a.txt", "work\n"));

  @Test
  void runsChecksInOrderAndFindsNothingInGoodWork() {
    Verifier verifier =
        Verifier.standard(
            LIMITS, contract -> Optional.empty(), List.of(check("syntax", work -> List.of())));

    Verdict verdict = verifier.verify(WORK, 2);

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.round()).isEqualTo(2);
    assertThat(verdict.checks())
        .containsExactly(
            "limits",
            "ownership",
            "planned-files",
            "substance",
            "syntax",
            "routes-served",
            "routes-called");
  }

  @Test
  void findingsAreInOrderOfCheckThenPath() {
    List<Finding> found = new ArrayList<>();
    for (String path : List.of("", "a", "a/b", "b", "c")) {
      found.add(new Finding("first", path, "wrong"));
    }
    List<Finding> shuffled = new ArrayList<>(found);
    Collections.shuffle(shuffled, new Random(7));
    Finding last = new Finding("second", "a", "wrong");

    Verdict verdict =
        verifier(check("first", work -> shuffled), check("second", work -> List.of(last)))
            .verify(WORK, 0);

    found.add(last);
    assertThat(verdict.findings()).isEqualTo(found);
  }

  @Test
  void workBeyondTheLimitsIsExaminedNoFurther() {
    Check never =
        check(
            "never",
            work -> {
              throw new IllegalStateException("must not run");
            });

    Verdict verdict =
        verifier(never).verify(Submissions.of(Artifact.of("a.txt", "x".repeat(11))), 0);

    assertThat(verdict.checks()).containsExactly("limits");
    assertThat(verdict.findings()).extracting(Finding::path).containsExactly("a.txt");
  }

  @Test
  void checkThatThrowsIsABugAndIsNotCaught() {
    Check broken =
        check(
            "broken",
            work -> {
              throw new IllegalStateException("a bug");
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> verifier(broken).verify(WORK, 0))
        .withMessage("a bug");
  }

  @Test
  void verdictSaysHowManyFindingsItLeftOut() {
    Check many =
        check(
            "many",
            work -> Collections.nCopies(120, new Finding("many", "a.txt", "wrong once more")));

    Verdict verdict = verifier(many).verify(WORK, 0);

    assertThat(verdict.findings()).hasSize(Verdict.MOST_FINDINGS);
    assertThat(verdict.findings().getLast())
        .isEqualTo(new Finding("many", "", "71 more findings not shown"));
    assertThat(new Verdict(0, List.of(), verdict.findings()).findings())
        .isEqualTo(verdict.findings());
  }

  @Test
  void countsFilesAndBytesOfUtf8() {
    LimitsCheck check = new LimitsCheck(LIMITS);

    assertThat(check.examine(Submissions.of(file("a", "0123456789")))).isEmpty();
    assertThat(check.examine(Submissions.of(file("a", "€€€0")))).isEmpty();
    assertThat(check.examine(Submissions.of(file("a", "€€€01")))).hasSize(1);
    assertThat(check.examine(Submissions.of(file("a", "😀😀01")))).isEmpty();
    assertThat(check.examine(Submissions.of(file("a", "😀😀é0")))).hasSize(1);
    assertThat(
            check.examine(
                Submissions.of(file("a", "0123456789"), file("b", "0123456789"), file("c", "0"))))
        .extracting(Finding::message)
        .containsExactly("21 bytes in all are more than the limit of 20");
    assertThat(
            check.examine(
                Submissions.of(file("a", "1"), file("b", "2"), file("c", "3"), file("d", "4"))))
        .extracting(Finding::message)
        .containsExactly("4 files are more than the limit of 3");
  }

  @Test
  void findingQuotesNothingThatAStoreRefuses() {
    Finding finding = new Finding("check", "a\u0000b\uD83D", "x\u0000y\n" + "😀".repeat(400));

    assertThat(finding.path()).isEqualTo("a b?");
    assertThat(finding.message()).startsWith("x y 😀").endsWith("😀…").hasSizeLessThan(501);
  }

  private static Verifier verifier(Check... checks) {
    return new Checks(new LimitsCheck(LIMITS), List.of(checks));
  }

  private static Check check(String name, Function<Submission, List<Finding>> examining) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Finding> examine(Submission submission) {
        return examining.apply(submission);
      }
    };
  }

  private static Artifact file(String path, String content) {
    return Artifact.of(path, content);
  }
}
