package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.AgendaTwin;
import io.aios.gateway.EventsTwin;
import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.ledger.AccountId;
import io.aios.ledger.MemoryBudgets;
import io.aios.money.Usd;
import io.aios.project.Event;
import io.aios.project.Project;
import io.aios.project.ProjectState;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@GatewayTest
class PauseEndpointsTest {

  private final GatewayClient client;
  private final ProjectsTwin projects;
  private final AgendaTwin agenda;
  private final MemoryBudgets budgets;
  private final EventsTwin events;

  PauseEndpointsTest(
      GatewayClient client,
      ProjectsTwin projects,
      AgendaTwin agenda,
      MemoryBudgets budgets,
      EventsTwin events) {
    this.client = client;
    this.projects = projects;
    this.agenda = agenda;
    this.budgets = budgets;
    this.events = events;
  }

  @Test
  void pauseIsNotedAndLookedAt() {
    Project project = projects.put(ProjectCast.running(ProjectCast.todo()));

    HttpResponse<String> response = post(project, "/pause");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(projects.pauses()).contains(project.id());
    assertThat(agenda.looksAt(project.id())).isOne();
  }

  @Test
  void resumptionIsNotedAndLookedAt() {
    Project project = projects.put(paused());

    HttpResponse<String> response = post(project, "/resume");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(client.json(response).get("reason").asString()).isEqualTo("a person asked for it");
    assertThat(projects.resumptions()).contains(project.id());
    assertThat(agenda.looksAt(project.id())).isOne();
  }

  @Test
  void projectThatRunsCannotBeResumed() {
    Project project = projects.put(ProjectCast.running(ProjectCast.todo()));

    HttpResponse<String> response = post(project, "/resume");

    assertProblem(response, 409, "not-paused");
    assertThat(agenda.looksAt(project.id())).isZero();
  }

  @Test
  void pauseThatHasNotBegunCanBeTakenBack() {
    Project project = projects.put(ProjectCast.running(ProjectCast.todo()));
    post(project, "/pause");

    assertThat(post(project, "/resume").statusCode()).isEqualTo(202);
    assertThat(projects.pauses()).doesNotContain(project.id());
  }

  @Test
  void endedProjectCanNeitherPauseNorGoOnNorGetMoney() {
    Project project = projects.put(ProjectCast.todo());

    assertProblem(post(project, "/pause"), 409, "already-ended");
    assertProblem(post(project, "/resume"), 409, "already-ended");
    assertProblem(put(project, "{\"budgetUsd\":\"9\"}"), 409, "already-ended");
    assertThat(agenda.looksAt(project.id())).isZero();
  }

  @Test
  void unknownProjectIsNotFound() {
    Project project = ProjectCast.todo();

    assertThat(post(project, "/pause").statusCode()).isEqualTo(404);
    assertThat(post(project, "/resume").statusCode()).isEqualTo(404);
    assertThat(put(project, "{\"budgetUsd\":\"9\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void budgetOfAProjectAndLimitOfItsAccountChangeTogether() {
    Project project = projects.put(paused());
    AccountId account = account(project, "5", "1.75");

    HttpResponse<String> response = put(project, "{\"budgetUsd\":7.5}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(client.json(response).get("budgetUsd").asString()).isEqualTo("7.50");
    assertThat(client.json(response).get("status").asString()).isEqualTo("PAUSED");
    assertThat(limit(account)).isEqualTo(Usd.of("7.5"));
    assertThat(events.after(project.id(), 0, 10))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.event().kind()).isEqualTo(Event.Kind.BUDGET_CHANGED);
          assertThat(told.event().text()).isEqualTo("The budget is 7.50 USD from now on");
        });
  }

  @Test
  void budgetBelowWhatIsInUseIsRefusedWithTheLeastPossible() {
    Project project = projects.put(paused());
    AccountId account = account(project, "5", "1.75");

    HttpResponse<String> response = put(project, "{\"budgetUsd\":\"1.749999999\"}");

    JsonNode problem = assertProblem(response, 409, "limit-too-low");
    assertThat(problem.at("/errors/0/field").asString()).isEqualTo("budgetUsd");
    assertThat(problem.at("/errors/0/reason").asString()).startsWith("must be at least 1.75");
    assertThat(limit(account)).isEqualTo(Usd.of("5"));
    assertThat(events.after(project.id(), 0, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{}, is missing",
    "{\"budgetUsd\":null}, is missing",
    "{\"budgetUsd\":0}, must be more than 0",
    "{\"budgetUsd\":\"-1\"}, must be more than 0",
    "{\"budgetUsd\":\"1e3\"}, must be a plain decimal number",
    "{\"budgetUsd\":\"1000.01\"}, must be at most 1000.00"
  })
  void budgetThatIsNoneIsRefused(String body, String reason) {
    JsonNode problem = assertProblem(put(projects.put(paused()), body), 400, "validation");

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo("budgetUsd");
    assertThat(problem.at("/errors/0/reason").asString()).startsWith(reason);
  }

  @Test
  void submittedTermsAreShown() {
    HttpResponse<String> response =
        client.submit(
            """
            {"name":"Todo","brief":"An app","policy":"local_first","localOnly":true,
             "models":["scripted/standard"],"stepDown":true,"reuseReplies":true}
            """);

    JsonNode project = client.json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(project.get("policy").asString()).isEqualTo("local_first");
    assertThat(project.get("localOnly").asBoolean()).isTrue();
    assertThat(project.get("models").valueStream().map(JsonNode::asString))
        .containsExactly("scripted/standard");
    assertThat(project.get("stepDown").asBoolean()).isTrue();
    assertThat(project.get("reuseReplies").asBoolean()).isTrue();
  }

  @Test
  void modelThatIsNotInTheCatalogIsNamed() {
    HttpResponse<String> response =
        client.submit(
            "{\"name\":\"Todo\",\"brief\":\"An app\",\"models\":[\"scripted\",\"openai/x\"]}");

    JsonNode problem = assertProblem(response, 400, "validation");
    assertThat(problem.at("/errors/0/field").asString()).isEqualTo("models[1]");
    assertThat(problem.at("/errors/0/reason").asString()).endsWith("openai/x");
  }

  private AccountId account(Project project, String limit, String used) {
    AccountId account = AccountId.ofProject(project.id().value());
    budgets.open(account, Usd.of(limit));
    budgets.spend(account, Usd.of(used));
    return account;
  }

  private Usd limit(AccountId account) {
    return budgets.find(account).orElseThrow().standing().limit();
  }

  private static Project paused() {
    Project running = ProjectCast.running(ProjectCast.todo());
    return new Project(
        running.id(),
        running.tenant(),
        running.brief(),
        ProjectState.PAUSED,
        "a person asked for it",
        running.timeline(),
        running.tasks());
  }

  private JsonNode assertProblem(HttpResponse<String> response, int status, String kind) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = client.json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:aios:problem:" + kind);
    return problem;
  }

  private HttpResponse<String> post(Project project, String what) {
    return client.send(
        client.request("/api/v1/projects/" + project.id() + what).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> put(Project project, String body) {
    return client.send(
        client
            .request("/api/v1/projects/" + project.id() + "/budget")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }
}
