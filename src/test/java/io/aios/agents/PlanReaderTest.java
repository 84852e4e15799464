package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.AgentKind;
import io.aios.project.Plan;
import io.aios.project.TaskKey;
import io.aios.verification.Finding;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

  static final String GOOD =
      """
      {"steps": [
        {"key": "backend", "kind": "BACKEND", "title": "Serve", "goal": "Serve books.",
         "needs": [], "files": ["backend/app/main.py"], "owns": ["backend/app"]},
        {"key": "qa", "kind": "QA", "title": "Test", "goal": "Test books.",
         "needs": ["backend"], "files": [], "owns": ["backend/tests"]}
      ]}
      """;

  private final PlanReader reader = new PlanReader(Set.of(AgentKind.BACKEND, AgentKind.QA));

  @Test
  void readsAPlan() {
    Plan plan = understood(GOOD).plan();

    assertThat(plan.steps())
        .extracting(step -> step.key().value())
        .containsExactly("backend", "qa");
    assertThat(plan.steps().get(1).needs()).containsExactly(new TaskKey("backend"));
    assertThat(plan.steps().getFirst().kind()).isEqualTo(AgentKind.BACKEND);
  }

  @Test
  void keepsThePlanPrettyPrintedInAStableWay() {
    String json = understood(GOOD).json();

    assertThat(json)
        .startsWith("{\n  \"steps\" : [\n    {\n      \"key\" : \"backend\"")
        .endsWith("}\n");
    assertThat(understood(json).json()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "\n\n  %s  \n",
        "Here is the plan:\n```json\n%s\n```\nGood luck!",
        "```JSON\r\n%s\r\n```",
        "```\n%s\n```",
        "The plan is %s as asked.",
        "```yaml\na: 1\n```\n\n```json\n%s\n```",
        "```json\n%s"
      })
  void findsTheJsonInAReply(String layout) {
    assertThat(understood(layout.replace("%s", GOOD)).plan().steps()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("brokenPlans")
  void namesThePlaceOfEachViolation(String from, String to, String place) {
    String broken = GOOD.replace(from, to);

    assertThat(broken).isNotEqualTo(GOOD);
    assertThat(refused(broken)).anySatisfy(finding -> assertThat(finding).startsWith(place));
  }

  static Stream<Arguments> brokenPlans() {
    return Stream.of(
        Arguments.of("\"steps\"", "\"tasks\"", " required property 'steps'".strip()),
        Arguments.of("\"key\": \"backend\"", "\"key\": \"Back End\"", "/steps/0/key"),
        Arguments.of("\"key\": \"backend\"", "\"key\": 7", "/steps/0/key"),
        Arguments.of("\"key\": \"backend\", ", "", "/steps/0"),
        Arguments.of("\"key\": \"backend\"", "\"key\": \"plan\"", "/steps"),
        Arguments.of("\"key\": \"qa\"", "\"key\": \"backend\"", "/steps"),
        Arguments.of("\"kind\": \"QA\"", "\"kind\": \"qa\"", "/steps/1/kind"),
        Arguments.of(
            "\"kind\": \"QA\"", "\"kind\": \"POET\"", "/steps/1/kind: Nobody can perform POET"),
        Arguments.of(
            "\"kind\": \"QA\"", "\"kind\": \"CTO\"", "/steps/1/kind: Nobody can perform CTO"),
        Arguments.of("\"title\": \"Test\"", "\"title\": \" \"", "/steps/1/title"),
        Arguments.of("\"goal\": \"Test books.\"", "\"goal\": null", "/steps/1/goal"),
        Arguments.of("\"goal\"", "\"cost\": 1, \"goal\"", "/steps/0"),
        Arguments.of("[\"backend\"]", "[\"frontend\"]", "/steps: Step qa needs frontend"),
        Arguments.of("[\"backend\"]", "[\"qa\"]", "/steps/1: Step qa needs itself"),
        Arguments.of(
            "\"needs\": []", "\"needs\": [\"qa\"]", "/steps: Step backend waits in a circle"),
        Arguments.of("\"needs\": []", "\"needs\": \"none\"", "/steps/0/needs"),
        Arguments.of("\"backend/app/main.py\"", "\"../main.py\"", "/steps/0/files/0: The path"),
        Arguments.of("\"backend/app/main.py\"", "\"main.py\"", "/steps/0: Step backend promises"),
        Arguments.of("\"backend/tests\"", "\"/etc\"", "/steps/1/owns/0: The path"),
        Arguments.of("\"backend/tests\"", "\"backend\"", "/steps: Steps backend and qa both own"),
        Arguments.of("\"backend/tests\"", "\"docs\"", "/steps/1/owns/0: docs cannot be owned"),
        Arguments.of("[\"backend/tests\"]", "[]", "/steps/1/owns"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I have no plan.",
        "}{",
        "{\"steps\": [}",
        "{\"steps\": []",
        "{\"steps\": []} {\"steps\": []}",
        "{\"steps\": [], \"steps\": []}",
        "{\"steps\": []}",
        "[]",
        "```json\n```",
        "{\"steps\": [{\"a\": NaN}]}"
      })
  void refusesWhatIsNoPlan(String reply) {
    assertThat(refused(reply)).isNotEmpty();
  }

  @Test
  void refusesDeepAndLongReplies() {
    assertThat(refused("{\"steps\":" + "[".repeat(100_000))).hasSize(1);
    assertThat(refused("{" + " ".repeat(2_000_000) + "}")).hasSize(1);
    assertThat(refused("{\"steps\": [" + "1,".repeat(400_000) + "1]}"))
        .hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void neverThrowsWhateverAReplyLooksLike() {
    var random = new Random(7);
    String alphabet = "{}[]\":,\\ \n`01ae\0/.é";

    for (int run = 0; run < 1_000; run++) {
      var text = new StringBuilder(GOOD);
      for (int change = 0; change <= random.nextInt(4); change++) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }

      assertThat(reader.read(text.toString(), TeamCast.PLAN)).isNotNull();
    }
  }

  private PlanReading.Understood understood(String reply) {
    PlanReading reading = reader.read(reply, TeamCast.PLAN);
    return switch (reading) {
      case PlanReading.Understood understood -> understood;
      case PlanReading.Refused(List<Finding> findings) ->
          throw new AssertionError(findings.toString());
    };
  }

  private List<String> refused(String reply) {
    PlanReading reading = reader.read(reply, TeamCast.PLAN);
    return switch (reading) {
      case PlanReading.Understood understood -> throw new AssertionError(understood.json());
      case PlanReading.Refused(List<Finding> findings) ->
          findings.stream().map(Finding::message).toList();
    };
  }
}
