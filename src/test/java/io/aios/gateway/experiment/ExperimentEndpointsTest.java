package io.aios.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.ledger.Acceptance;
import io.aios.ledger.CallLine;
import io.aios.ledger.Decision;
import io.aios.ledger.MemoryArms;
import io.aios.ledger.Purpose;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ExperimentEndpointsTest {

  private final GatewayClient client;
  private final MemoryArms arms;

  ExperimentEndpointsTest(GatewayClient client, MemoryArms arms) {
    this.client = client;
    this.arms = arms;
  }

  @Test
  void showsWhatTheArmsCameTo() {
    for (int task = 0; task < 40; task++) {
      arms.put(
          List.of(
              line("a", task % 2 == 0 ? Acceptance.ACCEPTED : Acceptance.REJECTED, "0.002"),
              line("b", task % 20 == 0 ? Acceptance.REJECTED : Acceptance.ACCEPTED, "0.001")));
    }

    JsonNode experiment = client.json("/api/v1/experiments/cheap-tests");

    assertThat(experiment.get("taskType").asString()).isEqualTo("qa");
    assertThat(experiment.get("running").asBoolean()).isTrue();
    assertThat(experiment.get("since").asString()).isEqualTo("2026-08-24");
    JsonNode arm = experiment.get("arms").get(1);
    assertThat(arm.get("model").asString()).isEqualTo("scripted/standard");
    assertThat(arm.has("policy")).isFalse();
    assertThat(arm.get("accepted").asInt()).isEqualTo(38);
    assertThat(arm.get("acceptance").get("estimate").decimalValue()).isEqualByComparingTo("0.95");
    assertThat(arm.get("costPerCallUsd").asString()).isEqualTo("0.001");
    assertThat(arm.get("secondsPerCall").decimalValue()).isEqualByComparingTo("1.4");
    assertThat(experiment.get("comparisons").get(0).get("verdict").asString())
        .isEqualTo(
            "compared with a, b accepts more: +45.0 points (+26.3 to +60.2); b costs less:"
                + " -0.001000 USD a task (-0.001000 to -0.001000); no difference seen in time");
    assertThat(client.json("/api/v1/experiments").get("experiments")).hasSize(1);
  }

  @Test
  void knowsNoOtherExperiment() {
    HttpResponse<String> response = client.get("/api/v1/experiments/cheap%20tests");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(client.json(response).get("errors").get(0).get("field").asString())
        .isEqualTo("name");
  }

  private static CallLine line(String arm, Acceptance acceptance, String cost) {
    CallLine line =
        ProjectCast.call(
            ProjectCast.done(ProjectCast.step("qa", "QA"), 0, 1),
            "scripted/standard",
            TokenUsage.of(10, 10),
            Usd.of(cost));
    return new CallLine(
        line.call(),
        line.key(),
        new Purpose("default", ProjectCast.id(), "QA", "qa"),
        line.model(),
        line.usage(),
        line.cost(),
        Usd.ZERO,
        line.ending(),
        line.origin(),
        new Decision("the cheapest", "cost", "cheap-tests/" + arm, List.of()),
        acceptance,
        line.endedAt(),
        line.milliseconds());
  }
}
