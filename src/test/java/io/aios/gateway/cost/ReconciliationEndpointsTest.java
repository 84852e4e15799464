package io.aios.gateway.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ReconciliationEndpointsTest {

  private static final String PATH = "/api/v1/reconciliations";

  private final GatewayClient client;

  ReconciliationEndpointsTest(GatewayClient client) {
    this.client = client;
  }

  @Test
  void showsWhatABillHasCorrected() {
    HttpResponse<String> response = post(bill("acme", "2026-11-21T00:00:00+01:00", "0.7"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode view = client.json(response);
    assertThat(view.get("from").asString()).isEqualTo("2026-11-20T23:00:00Z");
    assertThat(view.get("billedUsd").asString()).isEqualTo("0.70");
    assertThat(view.get("givenBackUsd").asString()).isEqualTo("0.80");
    assertThat(view.get("calls").asInt()).isEqualTo(3);
    assertThat(view.has("model")).isFalse();
    assertThat(client.json(PATH).get("reconciliations").values()).contains(view);
  }

  @Test
  void saysWhatABillCouldBe() {
    HttpResponse<String> response = post(bill("acme", "2026-11-21T00:00:00Z", "2"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(client.json(response).get("type").asString())
        .isEqualTo("urn:aios:problem:bill-disagrees");
    assertThat(response.body()).contains("must be 0.50 to 1.50");
  }

  @Test
  void saysThatCallsAreUnderWay() {
    String bill =
        """
        {"provider": "acme", "model": "busy", "from": "2026-11-21T00:00:00Z",
         "to": "2026-11-22T00:00:00Z", "billedUsd": 1}
        """;

    HttpResponse<String> response = post(bill);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).contains("calls-under-way").contains("2 calls");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b  | 2026-11-21T00:00:00Z | 1          | provider
          acme | yesterday            | 1          | from
          acme | -0001-01-01T00:00:00Z | 1         | from
          acme | 2026-11-22T00:00:00Z | 1          | to
          acme | 2026-11-21T00:00:00Z | -1         | billedUsd
          acme | 2026-11-21T00:00:00Z | 1e2        | billedUsd
          acme | 2026-11-21T00:00:00Z | 0.0000000001 | billedUsd
          """)
  void namesTheFieldThatIsWrong(String provider, String from, String billed, String field) {
    HttpResponse<String> response = post(bill(provider, from, billed));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(client.json(response).at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void namesAllThatIsMissing() {
    HttpResponse<String> response = post("{}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.json(response).get("errors")).hasSize(4);
  }

  private static String bill(String provider, String from, String billed) {
    return """
    {"provider": "%s", "from": "%s", "to": "2026-11-22T00:00:00Z", "billedUsd": "%s"}
    """
        .formatted(provider, from, billed);
  }

  private HttpResponse<String> post(String body) {
    return client.send(
        client
            .request(PATH)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
