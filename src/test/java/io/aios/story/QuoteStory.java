package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After some projects a quote rests on them, and the next one ends near it. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<String> BRIEFS =
      List.of(
          "Build a Todo app with due dates",
          "Build a library: books have a title and an author",
          "A shop: products have a name and a price",
          "Notes with a title and a text",
          "A club: members have a name and an email");

  private final Database database;

  QuoteStory(Database database) {
    this.database = database;
  }

  @Test
  void projectEndsNearWhatItsPredecessorsCost() {
    try (Node node = Node.start(database)) {
      Api api = node.api();
      for (String brief : BRIEFS) {
        assertThat(Api.status(api.awaitEnd(api.submit("Earlier", brief), LIMIT)))
            .isEqualTo("SUCCEEDED");
      }
    }
    // Another node has read no history yet.
    try (Node node = Node.start(database)) {
      Api api = node.api();
      JsonNode quote = quote(api);

      assertThat(quote.path("basis").asString()).isEqualTo("HISTORY");
      assertThat(quote.path("samples").asInt()).isEqualTo(BRIEFS.size());
      assertThat(quote.path("simulated").asBoolean()).isTrue();
      for (JsonNode step : quote.path("steps")) {
        assertThat(step.path("basis").asString()).isEqualTo("HISTORY");
      }
      String id = api.submit("Next", "Contacts with a name and a phone number");
      api.awaitEnd(id, LIMIT);
      JsonNode compared = api.get("projects/" + id + "/report").path("quote");
      assertThat(compared.path("basis").asString()).isEqualTo("HISTORY");
      assertThat(compared.at("/cost/differencePercent").decimalValue().abs().doubleValue())
          .isLessThan(15);
      rowsAddUpToWhatTheAccountsSpent(api);
    }
  }

  private void rowsAddUpToWhatTheAccountsSpent(Api api) {
    long spent =
        database
            .jdbc()
            .sql("select sum(spent_nanos) from account where id like 'project:%'")
            .query(Long.class)
            .single();
    for (String by : List.of("provider", "project,task_type", "agent,model,day", "month")) {
      JsonNode costs = api.get("costs?groupBy=" + by);
      Usd rows = Usd.ZERO;
      for (JsonNode row : costs.path("rows")) {
        rows = rows.plus(Usd.of(row.path("costUsd").asString()));
      }
      assertThat(rows).as(by).isEqualTo(new Usd(spent));
      assertThat(costs.at("/totals/costUsd").asString()).isEqualTo(rows.toString());
      assertThat(Usd.of(costs.at("/totals/savedUsd").asString()).isMoreThan(Usd.ZERO)).isTrue();
    }
  }

  private static JsonNode quote(Api api) {
    String body = api.request("Next", "Contacts with a name and a phone number").toString();
    return JsonMapper.shared().readTree(api.post("/api/v1/quotes", body).body());
  }
}
