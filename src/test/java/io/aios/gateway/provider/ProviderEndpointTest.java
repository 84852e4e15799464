package io.aios.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.llm.MemoryProviderReports;
import io.aios.llm.Mishap;
import io.aios.llm.ProviderStatus.Checkup;
import io.aios.llm.ProviderStatusCast;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ProviderEndpointTest {

  private static final Instant NOW = ProjectCast.NOON.plusSeconds(60);

  private final GatewayClient client;
  private final MemoryProviderReports reports;

  ProviderEndpointTest(GatewayClient client, MemoryProviderReports reports) {
    this.client = client;
    this.reports = reports;
  }

  @AfterEach
  void withdraw() {
    List.of("one", "two").forEach(reports::withdraw);
  }

  @Test
  void withoutAWorkerThereAreNone() {
    HttpResponse<String> response = client.get("/api/v1/providers");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"providers\":[]}");
  }

  @Test
  void providerThatNobodyCalledHasNoModels() {
    reports.publish("one", List.of(ProviderStatusCast.unused("scripted")), NOW);

    JsonNode provider = only(client.json("/api/v1/providers").get("providers"));

    assertThat(provider.get("name").asString()).isEqualTo("scripted");
    assertThat(provider.get("simulated").asBoolean()).isTrue();
    JsonNode node = only(provider.get("nodes"));
    assertThat(node.get("breaker").asString()).isEqualTo("NONE");
    assertThat(node.has("permits")).isFalse();
    assertThat(node.get("health").propertyNames()).containsExactly("state");
    assertThat(node.get("health").get("state").asString()).isEqualTo("UNCHECKED");
    assertThat(node.get("headroom")).isEmpty();
    assertThat(node.get("models")).isEmpty();
  }

  @Test
  void showsHowAProviderAndItsModelsFare() {
    reports.publish("one", List.of(ProviderStatusCast.busy("acme")), NOW);

    JsonNode provider = only(client.json("/api/v1/providers").get("providers"));
    JsonNode node = only(provider.get("nodes"));
    JsonNode large = node.get("models").get(0);
    JsonNode small = node.get("models").get(1);

    assertThat(provider.get("simulated").asBoolean()).isFalse();
    assertThat(node.get("node").asString()).isEqualTo("one");
    assertThat(node.get("seenAt").asString()).isEqualTo(NOW.toString());
    assertThat(node.get("permits").asInt()).isEqualTo(17);
    assertThat(node.get("running").asInt()).isEqualTo(16);
    assertThat(node.get("waiting").asInt()).isEqualTo(3);
    assertThat(node.get("health").get("state").asString()).isEqualTo("REACHABLE");
    assertThat(node.get("health").get("models").asInt()).isEqualTo(12);
    assertThat(node.get("headroom").get(0).get("left").asLong()).isEqualTo(3_982);
    assertThat(large.get("id").asString()).isEqualTo("acme/large");
    assertThat(large.get("breaker").asString()).isEqualTo("OPEN");
    assertThat(large.get("failures").asInt()).isEqualTo(9);
    assertThat(large.get("latency").toString())
        .isEqualTo("{\"p50Seconds\":8.25,\"p95Seconds\":31.004}");
    assertThat(large.get("firstToken").toString())
        .isEqualTo("{\"p50Seconds\":0.74,\"p95Seconds\":2.113}");
    assertThat(large.get("lastError").get("kind").asString()).isEqualTo("Overloaded");
    assertThat(small.propertyNames()).containsExactly("id", "breaker", "calls", "failures");
  }

  @Test
  void saysWhyAProviderCannotBeReached() {
    Mishap mishap = new Mishap(NOW, "Unavailable", "connection refused");
    reports.publish(
        "one", List.of(ProviderStatusCast.checked("acme", new Checkup.Failed(mishap))), NOW);

    JsonNode health =
        only(only(client.json("/api/v1/providers").get("providers")).get("nodes")).get("health");

    assertThat(health.get("state").asString()).isEqualTo("UNREACHABLE");
    assertThat(health.get("problem").get("detail").asString()).isEqualTo("connection refused");
  }

  @Test
  void providerIsListedOnceWithAllItsNodes() {
    reports.publish(
        "two",
        List.of(ProviderStatusCast.busy("acme"), ProviderStatusCast.unused("umbrella")),
        NOW);
    reports.publish("one", List.of(ProviderStatusCast.busy("acme")), NOW);

    JsonNode providers = client.json("/api/v1/providers").get("providers");

    assertThat(texts(providers, "name")).containsExactly("acme", "umbrella");
    assertThat(texts(providers.get(0).get("nodes"), "node")).containsExactly("one", "two");
  }

  @Test
  void silentNodesAreLeftOut() {
    reports.publish(
        "one", List.of(ProviderStatusCast.busy("acme")), NOW.minus(Duration.ofSeconds(60)));

    assertThat(client.json("/api/v1/providers").get("providers")).isEmpty();
  }

  private static JsonNode only(JsonNode array) {
    assertThat(array).hasSize(1);
    return array.get(0);
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.get(field).asString())
        .toList();
  }
}
