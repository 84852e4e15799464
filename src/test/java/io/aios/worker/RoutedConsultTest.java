package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.agents.Consult;
import io.aios.engine.DurableWrite;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.project.Brief;
import io.aios.project.IdSource;
import io.aios.project.Progress;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import io.aios.project.RetryPolicy;
import io.aios.project.Stores;
import io.aios.project.TaskId;
import io.aios.project.Tasks;
import io.aios.project.Tenant;
import io.aios.project.Terms;
import io.aios.routing.Answer;
import io.aios.routing.Ask;
import io.aios.routing.CallGate;
import io.aios.routing.Policy;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoutedConsultTest {

  private static final ModelId MODEL = ModelId.of("scripted/economy");
  private static final Prompt PROMPT =
      new Prompt("instructions", List.of(new Turn.User("text")), 100);

  private final Stores stores = Stores.inMemory();
  private final List<Ask> asks = new ArrayList<>();
  private final List<Acceptance> judgements = new ArrayList<>();

  @Test
  void asksUnderTheTermsOfTheProject() {
    Terms terms = new Terms("quality", true, Terms.STANDARD.models(), true, false);

    ask(consult(terms.only(List.of("scripted"))), "files-0");

    assertThat(asks)
        .singleElement()
        .satisfies(ask -> {
          assertThat(ask.terms().policy()).isEqualTo(Policy.QUALITY);
          assertThat(ask.terms().localOnly()).isTrue();
          assertThat(ask.terms().allowed()).containsExactly("scripted");
          assertThat(ask.terms().stepsDown()).isTrue();
          assertThat(ask.rejected()).isEmpty();
        });
  }

  @Test
  void tellsTheRouterWhoseRepliesDidNotDoAndTheLedgerWhatBecameOfThem() {
    Consult consult = consult(Terms.STANDARD);
    ask(consult, "files-0");

    consult.tell(new Verdict(0, List.of("a"), List.of(new Finding("a", "", "broken"))));
    ask(consult, "files-1");
    consult.tell(new Verdict(1, List.of("a"), List.of()));

    assertThat(asks.getLast().rejected()).containsExactly(MODEL);
    assertThat(judgements).containsExactly(Acceptance.REJECTED, Acceptance.ACCEPTED);
  }

  private static void ask(Consult consult, String step) {
    Answer answer = consult.ask(step, new TaskType("backend"), Tier.ECONOMY, PROMPT);
    assertThat(answer).isInstanceOf(Answer.Answered.class);
  }

  private Consult consult(Terms terms) {
    var chronicle =
        new Chronicle(
            stores.events(),
            new DurableWrite(stores.transactions(), InstantSource.system(), Thread::sleep),
            InstantSource.fixed(ProjectCast.NOON));
    var switchboard =
        new Switchboard(
            (ask, gate, listener) -> answer(ask), stores.tasks(), new AcceptancesTwin(), chronicle);
    return switchboard.connect(running(terms), new CallGate());
  }

  private Answer answer(Ask ask) {
    asks.add(ask);
    var reply = new Reply(MODEL, "text", StopReason.END, TokenUsage.of(1, 1), Origin.SIMULATED);
    return new Answer.Answered(new UUID(0, asks.size()), reply, Usd.ZERO, "the only one");
  }

  private Tasks.Started.Running running(Terms terms) {
    IdSource ids = ProjectCast.ids(5);
    var brief = new Brief("Todo", "An app", "web-app", Usd.of("5"), terms);
    var submission =
        new Projects.Submission(
            new ProjectId(ids.next()), Tenant.DEFAULT, new TaskId(ids.next()), brief, "", "hash");
    return stores.inTransaction(() -> {
      stores.projects().submit(submission, ProjectCast.NOON);
      var project = stores.projects().find(submission.id()).orElseThrow();
      var begun = new Progress(RetryPolicy.STANDARD, ids).begin(project, ProjectCast.NOON);
      stores.projects().write(project, begun);
      return (Tasks.Started.Running)
          stores.tasks().start(submission.firstTask(), 1, ProjectCast.NOON);
    });
  }

  /** Remembers what was judged. */
  private final class AcceptancesTwin implements Acceptances {

    @Override
    public void judge(Collection<UUID> calls, Acceptance acceptance) {
      assertThat(calls).hasSize(1);
      judgements.add(acceptance);
    }

    @Override
    public void revoke(UUID subject) {
      throw new UnsupportedOperationException("A worker revokes nothing");
    }

    @Override
    public List<Tally> since(LocalDate day) {
      throw new UnsupportedOperationException("A worker counts nothing");
    }
  }
}
