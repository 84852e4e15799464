package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a project leaves behind for those who watch: figures, decisions, an experiment. */
@PostgresTest
class InsightStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void figuresAndDecisionsAgreeWithTheLedger(Database database) {
    try (Node node = experimenting(database)) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");

      JsonNode costs = api.get("projects/" + id + "/costs");
      List<String> figures = figures(api);

      double micros = new BigDecimal(costs.path("spentUsd").asString()).doubleValue() * 1e6;
      assertThat(sum(figures, "aios_llm_cost_total")).isCloseTo(micros, within(0.001));
      double calls = costs.path("calls").asDouble();
      assertThat(sum(figures, "gen_ai_client_operation_duration_seconds_count")).isEqualTo(calls);
      assertThat(sum(figures, "gen_ai_client_token_usage_count")).isEqualTo(2 * calls);
      assertThat(sum(figures, "aios_router_decisions_total", "outcome=\"chosen\""))
          .isEqualTo(calls);
      assertThat(figures).noneMatch(line -> line.contains(id));

      assertThat(arms(api, id)).isSubsetOf("builders/a", "builders/b").isNotEmpty();
      JsonNode experiment = api.get("experiments/builders");
      assertThat(experiment.path("arms")).hasSize(2);
      assertThat(experiment.path("comparisons").get(0).path("verdict").asString())
          .startsWith("not enough data yet: ");
    }
  }

  @Test
  void aGatewayAloneKnowsHowAPromptWouldBeRouted(Database database) {
    try (Node gateway = Node.start(database, "--aios.node.roles=gateway")) {
      String body = "{\"taskType\":\"backend\",\"prompt\":\"Write a test\"}";

      JsonNode preview =
          JsonMapper.shared().readTree(gateway.api().post("/api/v1/router/preview", body).body());

      assertThat(preview.path("choice").asString()).isEqualTo("scripted/standard");
      assertThat(preview.path("candidates").size()).isGreaterThan(1);
      assertThat(preview.path("excluded").size()).isGreaterThan(1);
    }
  }

  private static Node experimenting(Database database) {
    return Node.start(
        database,
        "--aios.experiments.builders.task-type=backend",
        "--aios.experiments.builders.arms.a.share=50",
        "--aios.experiments.builders.arms.a.policy=cost",
        "--aios.experiments.builders.arms.b.share=50",
        "--aios.experiments.builders.arms.b.model=scripted/premium");
  }

  private static Set<String> arms(Api api, String id) {
    Set<String> arms = new TreeSet<>();
    for (JsonNode task : api.get("projects/" + id + "/tasks").path("tasks")) {
      JsonNode detail = api.get("projects/" + id + "/tasks/" + task.path("key").asString());
      for (JsonNode call : detail.path("calls")) {
        assertThat(call.path("options")).isNotEmpty();
        assertThat(call.path("policy").asString()).isEqualTo("cost");
        if (call.path("taskType").asString().equals("backend")) {
          arms.add(call.path("arm").asString());
        }
      }
    }
    return arms;
  }

  /** Read until it is told that nothing is held any more, which is not with every call. */
  private static List<String> figures(Api api) {
    return await()
        .atMost(LIMIT)
        .until(
            () -> api.text("/actuator/prometheus").lines().toList(),
            lines ->
                lines.stream().anyMatch(line -> line.startsWith("aios_budget_held{"))
                    && sum(lines, "aios_budget_held") == 0);
  }

  private static double sum(List<String> figures, String name, String... labels) {
    return figures.stream()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
