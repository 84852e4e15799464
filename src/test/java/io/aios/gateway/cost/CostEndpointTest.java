package io.aios.gateway.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.LedgerTwin;
import io.aios.gateway.ProjectCast;
import io.aios.ledger.CallLine;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.Project;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@GatewayTest
class CostEndpointTest {

  private static final String COSTS = "/api/v1/costs";

  private final GatewayClient client;
  private final LedgerTwin ledger;

  CostEndpointTest(GatewayClient client, LedgerTwin ledger) {
    this.client = client;
    this.ledger = ledger;
  }

  @Test
  void showsWhatAGroupCostAndWhatItSaved() {
    Project project = ProjectCast.todo();
    CallLine call =
        ProjectCast.call(
            ProjectCast.task(project, "backend"),
            "scripted/standard",
            new TokenUsage(1_000, 100, 20, 3, 200),
            Usd.of("0.006369"));
    CallLine broken =
        ProjectCast.brokenCall(
            ProjectCast.task(project, "backend"), "scripted/standard", Usd.of("0.02"));
    ledger.put(List.of(call, broken));

    JsonNode costs = client.json(COSTS + "?groupBy=project,model&groupBy=day");

    assertThat(costs.get("from").asString()).isEqualTo("2026-11-01");
    assertThat(costs.get("to").asString()).isEqualTo("2026-12-01");
    assertThat(costs.at("/comparison/computed").asBoolean()).isTrue();
    assertThat(costs.at("/comparison/referenceModels/0").asString()).isEqualTo("scripted/premium");
    JsonNode row = row(costs, call.purpose().project().toString());
    assertThat(row.get("model").asString()).isEqualTo("scripted/standard");
    assertThat(row.get("day").asString()).isEqualTo("2026-11-22");
    assertThat(row.has("agent")).isFalse();
    assertThat(row.get("uncachedInputTokens").asLong()).isEqualTo(1_000);
    assertThat(row.get("cacheReadTokens").asLong()).isEqualTo(100);
    assertThat(row.get("cacheWriteTokens").asLong()).isEqualTo(23);
    assertThat(row.get("outputTokens").asLong()).isEqualTo(200);
    assertThat(row.get("costUsd").asString()).isEqualTo("0.006369");
    assertThat(row.get("premiumUsd").asString()).isEqualTo("0.012738");
    assertThat(row.get("savedUsd").asString()).isEqualTo("0.006369");
    assertThat(row.get("simulated").asBoolean()).isTrue();
    JsonNode failed = row(costs, broken.purpose().project().toString());
    assertThat(failed.get("failedCalls").asLong()).isOne();
    assertThat(failed.get("estimatedUsd").asString()).isEqualTo("0.02");
    assertThat(failed.get("savedUsd").asString()).isEqualTo("0.00");
  }

  @Test
  void totalsAreTheSumOfTheRows() {
    ledger.put(
        List.of(
            ProjectCast.call(
                ProjectCast.task(ProjectCast.todo(), "qa"),
                "openai/gpt",
                TokenUsage.of(7, 1),
                Usd.of("0.000000001"))));

    JsonNode costs = client.json(COSTS + "?groupBy=agent,task_type&from=2026-11-22&to=2026-11-23");

    Usd sum = Usd.ZERO;
    for (JsonNode row : costs.get("rows")) {
      sum = sum.plus(Usd.of(row.get("costUsd").asString()));
    }
    assertThat(Usd.of(costs.at("/totals/costUsd").asString()))
        .isEqualTo(sum)
        .isNotEqualTo(Usd.ZERO);
    JsonNode nothing = client.json(COSTS + "?groupBy=day&from=2026-11-23&to=2026-11-24");
    assertThat(nothing.get("rows")).isEmpty();
    assertThat(nothing.at("/comparison/referenceModels")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | groupBy | must name at least one
          ?groupBy=                                   | groupBy | must name at least one
          ?groupBy=colour                             | groupBy | must be among provider, model
          ?groupBy=DAY                                | groupBy | must be among provider, model
          ?groupBy=day,,model                         | groupBy | must be among provider, model
          ?groupBy=day&from=yesterday                 | from    | must be a day like 2026-11-22
          ?groupBy=day&from=2026-02-30                | from    | must be a day like 2026-11-22
          ?groupBy=day&to=2026-11-22T00:00Z           | to      | must be a day like 2026-11-22
          ?groupBy=day&to=                            | to      | must be a day like 2026-11-22
          ?groupBy=day&from=2026-11-02&to=2026-11-02  | to      | must be after from
          ?groupBy=day&from=2025-11-02&to=2026-11-04  | to      | must be at most 366 days
          """)
  void refusesWrongParameters(String query, String field, String reason) {
    HttpResponse<String> response = client.get(COSTS + query);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = client.json(response).at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("reason").asString()).startsWith(reason);
  }

  private static JsonNode row(JsonNode costs, String project) {
    return costs
        .get("rows")
        .valueStream()
        .filter(row -> row.get("project").asString().equals(project))
        .findFirst()
        .orElseThrow();
  }
}
