package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.money.Usd;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@GatewayTest
@DirtiesContext(
    classMode = DirtiesContext.ClassMode.BEFORE_CLASS) // what others did is history here
class QuoteEndpointTest {

  private static final String TODO = "{\"name\":\"Todo\",\"brief\":\"An app\",\"budgetUsd\":\"5\"}";

  private final GatewayClient client;

  QuoteEndpointTest(GatewayClient client) {
    this.client = client;
  }

  @Test
  void quotesByStepAndInAll() {
    HttpResponse<String> response = quote(TODO);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode quote = client.json(response);
    assertThat(quote.get("template").asString()).isEqualTo("web-app");
    assertThat(quote.get("budgetUsd").asString()).isEqualTo("5.00");
    assertThat(quote.get("budgetSuffices").asString()).isEqualTo("YES");
    assertThat(quote.get("steps")).hasSize(4);
    JsonNode backend = quote.at("/steps/1");
    assertThat(backend.get("key").asString()).isEqualTo("backend");
    assertThat(backend.at("/needs/0").asString()).isEqualTo("plan");
    assertThat(backend.at("/asks/0/taskType").asString()).isEqualTo("backend");
    assertThat(backend.at("/asks/0/models/0").asString()).isEqualTo("scripted/standard");
    Usd low = Usd.of(quote.at("/cost/lowUsd").asString());
    Usd expected = Usd.of(quote.at("/cost/expectedUsd").asString());
    assertThat(expected.isMoreThan(low)).isTrue();
    assertThat(Usd.of(quote.at("/cost/highUsd").asString()).isMoreThan(expected)).isTrue();
    assertThat(quote.at("/time/expectedSeconds").decimalValue()).isPositive();
  }

  @Test
  void storesNothingButTheQuoteOfWhatIsSubmitted() {
    int before = client.json("/api/v1/projects?limit=200").get("projects").size();

    JsonNode quote = client.json(quote(TODO));

    assertThat(client.json("/api/v1/projects?limit=200").get("projects")).hasSize(before);
    String project = client.submit(TODO).headers().firstValue("Location").orElseThrow();
    JsonNode kept = client.json(project + "/report").get("quote");
    assertThat(kept.at("/cost/expectedUsd")).isEqualTo(quote.at("/cost/expectedUsd"));
    assertThat(kept.at("/cost/actualUsd").asString()).isEqualTo("0.00");
    assertThat(kept.at("/cost/inRange").asBoolean()).isFalse();
    assertThat(kept.get("basis")).isEqualTo(quote.get("basis"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\":\"Todo\"', '\"name\":\"\"', name",
    "'\"brief\":\"An app\",', '', brief",
    "'\"5\"', '\"0\"', budgetUsd",
    "'\"5\"', '\"5\",\"template\":\"cobol\"', template",
    "'\"5\"', '\"5\",\"colour\":1', colour"
  })
  void refusesWhatSubmittingRefuses(String right, String wrong, String field) {
    HttpResponse<String> response = quote(TODO.replace(right, wrong));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.json(response).at("/errors/0/field").asString()).isEqualTo(field);
  }

  private HttpResponse<String> quote(String body) {
    return client.send(
        client
            .request("/api/v1/quotes")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
