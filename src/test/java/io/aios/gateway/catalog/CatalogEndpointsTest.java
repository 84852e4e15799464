package io.aios.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.project.AgentKind;
import io.aios.project.TaskState;
import io.aios.project.Tasks.Load;
import io.aios.project.WorkerReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@GatewayTest
class CatalogEndpointsTest {

  private final GatewayClient client;

  CatalogEndpointsTest(GatewayClient client) {
    this.client = client;
  }

  @Test
  void agentIsBusyWhileItPerformsATask() {
    AgentKind translator = new AgentKind("TRANSLATOR");

    AgentsView view =
        AgentsView.of(
            List.of(
                new Load(AgentKind.QA, TaskState.RUNNING, 2),
                new Load(AgentKind.QA, TaskState.READY, 3),
                new Load(AgentKind.QA, TaskState.WAITING, 9),
                new Load(translator, TaskState.READY, 1)),
            List.of());

    assertThat(view.agents())
        .extracting(AgentView::kind, AgentView::state, AgentView::running, AgentView::waiting)
        .containsExactly(
            tuple("BACKEND", AgentView.State.IDLE, 0L, 0L),
            tuple("CTO", AgentView.State.IDLE, 0L, 0L),
            tuple("DEVOPS", AgentView.State.IDLE, 0L, 0L),
            tuple("FRONTEND", AgentView.State.IDLE, 0L, 0L),
            tuple("QA", AgentView.State.BUSY, 2L, 3L),
            tuple("TRANSLATOR", AgentView.State.IDLE, 0L, 1L));
  }

  @Test
  void workersAreCountedByWhatTheyDoForEachKind() {
    AgentsView view =
        AgentsView.of(
            List.of(),
            List.of(
                new WorkerReport(AgentKind.QA, 200, 0, false),
                new WorkerReport(AgentKind.QA, 100, 3, false),
                new WorkerReport(AgentKind.QA, 50, 2, true),
                new WorkerReport(new AgentKind("TRANSLATOR"), 8, 0, false)));

    assertThat(view.agents())
        .extracting(AgentView::kind, AgentView::workers)
        .contains(
            tuple("CTO", new AgentWorkersView(0, 0, 0, 0, 0)),
            tuple("QA", new AgentWorkersView(1, 1, 1, 300, 5)),
            tuple("TRANSLATOR", new AgentWorkersView(1, 0, 0, 8, 0)));
  }

  @Test
  void listsAgents() {
    assertThat(client.json("/api/v1/agents").get("agents")).hasSize(5);
  }

  @Test
  void listsModelsWithPrices() {
    JsonNode model = client.json("/api/v1/models").get("models").get(0);

    assertThat(model.get("id").asString()).isEqualTo("scripted/standard");
    assertThat(model.get("tier").asString()).isEqualTo("STANDARD");
    assertThat(model.get("price").get("outputUsd").asString()).isEqualTo("15.00");
    assertThat(model.get("simulated").asBoolean()).isTrue();
    assertThat(model.get("available").asBoolean()).isFalse();
    assertThat(model.propertyNames()).doesNotContain("priceAbove", "retires", "replacement");
    JsonNode record = model.get("record").get(0);
    assertThat(record.get("taskType").asString()).isEqualTo("backend");
    assertThat(record.get("accepted").asInt()).isEqualTo(9);
    assertThat(record.get("revoked").asInt()).isEqualTo(1);
    assertThat(record.get("acceptance").decimalValue()).isEqualByComparingTo("0.667");
  }

  @Test
  void listsTemplatesWithoutTheirGuidance() {
    JsonNode template = client.json("/api/v1/templates").get("templates").get(0);

    assertThat(template.get("name").asString()).isEqualTo("web-app");
    assertThat(template.propertyNames()).containsExactly("name", "title", "description");
  }
}
