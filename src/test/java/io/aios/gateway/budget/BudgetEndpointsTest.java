package io.aios.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.ledger.AccountId;
import io.aios.ledger.Budgets;
import io.aios.ledger.MemoryBudgets;
import io.aios.money.Usd;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@GatewayTest
class BudgetEndpointsTest {

  private static final String BUDGETS = "/api/v1/budgets";

  private final String account = "tenant:t" + UUID.randomUUID();
  private final GatewayClient client;
  private final MemoryBudgets budgets;

  BudgetEndpointsTest(GatewayClient client, MemoryBudgets budgets) {
    this.client = client;
    this.budgets = budgets;
  }

  @Test
  void setsShowsAndListsALimit() {
    HttpResponse<String> set = put(account, "{\"limitUsd\":\"250.5\"}");

    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    JsonNode budget = client.json(BUDGETS + "/" + account);
    assertThat(client.json(set)).isEqualTo(budget);
    assertThat(budget.get("account").asString()).isEqualTo(account);
    assertThat(budget.get("period").asString()).isEqualTo("MONTH");
    assertThat(budget.get("month").asString()).isEqualTo("2026-11");
    assertThat(budget.get("limitUsd").asString()).isEqualTo("250.50");
    assertThat(budget.get("heldUsd").asString()).isEqualTo("0.00");
    assertThat(budget.get("spentUsd").asString()).isEqualTo("0.00");
    assertThat(budget.get("leftUsd").asString()).isEqualTo("250.50");
    assertThat(client.json(BUDGETS).get("budgets").values()).contains(budget);
  }

  @Test
  void showsAProjectForAllTime() {
    AccountId project = AccountId.ofProject(UUID.randomUUID());
    budgets.open(project, Usd.of("5"));

    JsonNode budget = client.json(BUDGETS + "/" + project);

    assertThat(budget.get("period").asString()).isEqualTo("ALL_TIME");
    assertThat(budget.get("limitUsd").asString()).isEqualTo("5.00");
    assertThat(budget.propertyNames()).doesNotContain("month");
  }

  @Test
  void refusesALimitBelowWhatIsSpent() {
    put(account, "{\"limitUsd\":5}");
    budgets.spend(new AccountId(account), Usd.of("1.25"));

    HttpResponse<String> lowered = put(account, "{\"limitUsd\":1}");

    assertThat(lowered.statusCode()).isEqualTo(409);
    assertThat(client.json(lowered).get("type").asString())
        .isEqualTo("urn:aios:problem:limit-too-low");
    assertThat(lowered.body()).contains("limitUsd").contains("at least 1.25");
    assertThat(put(account, "{\"limitUsd\":1.25}").statusCode()).isEqualTo(200);
  }

  @Test
  void knowsNoBudgetOfAnAccountWithoutLimit() {
    assertThat(client.get(BUDGETS + "/" + account).statusCode()).isEqualTo(404);
    assertThat(client.get(BUDGETS + "/project:" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  void pointsToTheBudgetOfAProject() {
    HttpResponse<String> refused = put("project:" + UUID.randomUUID(), "{\"limitUsd\":1}");

    assertProblem(refused, "account");
    assertThat(refused.body()).contains("PUT /api/v1/projects/{id}/budget");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "Tenant:a", "tenant:", "tenant:a.2026-11", "tenant:a%20b"})
  void refusesWhatIsNoAccountByMonth(String name) {
    assertProblem(put(name, "{\"limitUsd\":1}"), "account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"limitUsd\":null}",
        "{\"limitUsd\":\"\"}",
        "{\"limitUsd\":-1}",
        "{\"limitUsd\":\"1e3\"}",
        "{\"limitUsd\":\"0.0000000001\"}",
        "{\"limitUsd\":10000000000}",
        "{\"limitUsd\":[1]}"
      })
  void refusesWhatIsNoLimit(String body) {
    assertProblem(put(account, body), "limitUsd");
    assertThat(budgets.find(new AccountId(account))).isEmpty();
  }

  @Test
  void refusesUnknownFields() {
    assertProblem(put(account, "{\"limitUsd\":1,\"limit\":2}"), "limit");
  }

  @Test
  void takesZeroForALimit() {
    assertThat(put(account, "{\"limitUsd\":0}").statusCode()).isEqualTo(200);
    assertThat(budgets.limit(new AccountId(account), Usd.ZERO))
        .isInstanceOf(Budgets.Change.Changed.class);
  }

  private void assertProblem(HttpResponse<String> response, String field) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(client.json(response).at("/errors/0/field").asString()).isEqualTo(field);
  }

  private HttpResponse<String> put(String name, String body) {
    return client.send(
        client
            .request(BUDGETS + "/" + name)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }
}
