package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.project.AgentKind;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

  private static final Size USUAL = new Size(8, 1_000, 60_000);
  private static final Size SMALL = new Size(3, 600, 40_000);

  @ParameterizedTest
  @CsvSource({
    "24, 4000, 240000, false",
    "25, 4000, 240000, true",
    "24, 4001, 240000, true",
    "24, 4000, 240001, true"
  })
  void isLargeInOneRespectIsLarge(int files, int goal, long seen, boolean large) {
    assertThat(new Size(files, goal, seen).isLarge()).isEqualTo(large);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 600, 40000, true",
    "4, 600, 40000, false",
    "3, 601, 40000, false",
    "3, 600, 40001, false",
    "1, 1, 0, true",
    "0, 1, 0, false"
  })
  void isSmallInEveryRespectOrNotAtAll(int files, int goal, long seen, boolean small) {
    assertThat(new Size(files, goal, seen).isSmall()).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKEND, ECONOMY, STANDARD, PREMIUM",
    "FRONTEND, ECONOMY, STANDARD, PREMIUM",
    "QA, STANDARD, STANDARD, PREMIUM",
    "DEVOPS, ECONOMY, ECONOMY, STANDARD"
  })
  void deservesATierByItsKindAndItsSize(String kind, Tier small, Tier usual, Tier large) {
    Charter charter = charter(kind);
    var assignment = TeamCast.first(TeamCast.BACKEND);

    assertThat(SMALL.deserves(charter, assignment)).isEqualTo(small);
    assertThat(USUAL.deserves(charter, assignment)).isEqualTo(usual);
    assertThat(new Size(30, 1_000, 60_000).deserves(charter, assignment)).isEqualTo(large);
  }

  @Test
  void workThatWasSentBackIsNotSmall() {
    var finding = new Finding("routes-served", "backend/app/main.py", "a route is missing");
    var assignment = TeamCast.sentBack(TeamCast.BACKEND, finding);

    assertThat(SMALL.deserves(charter("BACKEND"), assignment)).isEqualTo(Tier.STANDARD);
  }

  @Test
  void countsTheBriefAndWhatHasToBeRead() {
    var assignment = TeamCast.first(TeamCast.BACKEND);
    int brief = assignment.brief().text().length();

    Size size = Size.of(assignment, List.of(Artifact.of("a.txt", "12345\n")));

    assertThat(size).isEqualTo(new Size(1, TeamCast.BACKEND.goal().length(), brief + 6));
  }

  private static Charter charter(String kind) {
    return Charter.BUILDERS.stream()
        .filter(charter -> charter.kind().equals(new AgentKind(kind)))
        .findFirst()
        .orElseThrow();
  }
}
