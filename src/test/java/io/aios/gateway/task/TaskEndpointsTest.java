package io.aios.gateway.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.LedgerTwin;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.gateway.TasksTwin;
import io.aios.ledger.AccountId;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.Project;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@GatewayTest
class TaskEndpointsTest {

  private final GatewayClient client;
  private final Project project;
  private final String path;

  TaskEndpointsTest(
      GatewayClient client, ProjectsTwin projects, TasksTwin tasks, LedgerTwin ledger) {
    this.client = client;
    this.project = projects.put(ProjectCast.todo());
    this.path = "/api/v1/projects/" + project.id();
    Task backend = ProjectCast.task(project, "backend");
    Finding finding = new Finding("syntax", "backend/main.txt", "line 1 is no text");
    tasks.put(
        project.id(),
        Map.of(
            new TaskKey("backend"),
            List.of(
                new Verdict(0, List.of("empty", "syntax"), List.of(finding)),
                new Verdict(1, List.of("empty", "syntax"), List.of()))));
    ledger.open(AccountId.ofProject(project.id().value()), Usd.of("5"));
    ledger.put(
        List.of(
            ProjectCast.call(
                backend, "scripted/standard", TokenUsage.of(200, 80), Usd.of("0.0018")),
            ProjectCast.brokenCall(backend, "scripted/premium", Usd.of("0.01"))));
  }

  @Test
  void listShowsTimeAndCostOfEachTask() {
    JsonNode list = client.json(path + "/tasks");

    assertThat(list.get("tasks").valueStream().map(task -> task.get("key").asString()))
        .containsExactly("plan", "backend", "frontend", "qa");
    JsonNode backend = list.get("tasks").get(1);
    assertThat(backend.get("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(backend.get("seconds").decimalValue()).isEqualByComparingTo("3.4");
    assertThat(backend.get("inputTokens").asInt()).isEqualTo(200);
    assertThat(backend.get("costUsd").asString()).isEqualTo("0.0118");
    assertThat(backend.get("simulated").asBoolean()).isTrue();
    assertThat(list.get("tasks").get(2).get("simulated").asBoolean()).isFalse();
    assertThat(list.get("tasks").get(3).get("needs").valueStream().map(JsonNode::asString))
        .containsExactly("backend", "frontend");
  }

  @Test
  void taskShowsItsVerdictsAndCalls() {
    JsonNode detail = client.json(path + "/tasks/backend");

    JsonNode verdicts = detail.get("verdicts");
    assertThat(verdicts.get(0).get("holds").asBoolean()).isFalse();
    assertThat(verdicts.get(0).get("findings").get(0).get("message").asString())
        .isEqualTo("line 1 is no text");
    assertThat(verdicts.get(1).get("holds").asBoolean()).isTrue();
    JsonNode settled = detail.get("calls").get(0);
    assertThat(settled.get("model").asString()).isEqualTo("scripted/standard");
    assertThat(settled.get("decision").asString()).isEqualTo("the cheapest");
    assertThat(settled.get("taskType").asString()).isEqualTo("files");
    assertThat(settled.get("policy").asString()).isEqualTo("balanced");
    assertThat(settled.get("arm").asString()).isEqualTo("cheap-tests/b");
    assertThat(settled.get("acceptance").asString()).isEqualTo("OPEN");
    JsonNode option = settled.get("options").get(0);
    assertThat(option.get("model").asString()).isEqualTo("scripted/standard");
    assertThat(option.get("expectedCostUsd").asString()).isEqualTo("0.0021");
    assertThat(option.get("chance").decimalValue()).isEqualByComparingTo("0.812");
    assertThat(option.get("expectedSeconds").decimalValue()).isEqualByComparingTo("8.2");
    assertThat(option.get("score").decimalValue()).isEqualByComparingTo("-0.15");
    assertThat(settled.get("stop").asString()).isEqualTo("END");
    assertThat(settled.get("estimated").asBoolean()).isFalse();
    assertThat(settled.has("failure")).isFalse();
    assertThat(settled.has("savedByReuseUsd")).isFalse();
    JsonNode kept = detail.get("calls").get(1);
    assertThat(kept.get("failure").asString()).isEqualTo("the connection broke");
    assertThat(kept.get("estimated").asBoolean()).isTrue();
    assertThat(kept.has("stop")).isFalse();
    assertThat(kept.get("simulated").asBoolean()).isTrue();
  }

  @Test
  void unknownTaskIsNotFound() {
    assertThat(client.get(path + "/tasks/nobody").statusCode()).isEqualTo(404);
    assertThat(client.get(path + "/tasks/NO%20KEY").statusCode()).isEqualTo(404);
  }

  @Test
  void costsAndReportAreServed() {
    JsonNode costs = client.json(path + "/costs");
    JsonNode report = client.json(path + "/report");

    assertThat(costs.get("budgetUsd").asString()).isEqualTo("5.00");
    assertThat(costs.get("estimatedUsd").asString()).isEqualTo("0.01");
    assertThat(costs.get("simulated").asBoolean()).isTrue();
    assertThat(report.get("totals").get("costUsd").asString()).isEqualTo("0.0118");
    assertThat(report.get("totals").has("costPer1000CharactersUsd")).isFalse();
  }
}
