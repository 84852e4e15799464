package io.aios.worker;

import io.aios.agents.Consult;
import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.Listener;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.project.Event;
import io.aios.project.ProjectId;
import io.aios.project.Task;
import io.aios.project.Tasks.Started;
import io.aios.routing.Answer;
import io.aios.routing.Ask;
import io.aios.routing.CallGate;
import io.aios.routing.TaskType;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.verification.Verdict;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Consults the router for one task at the expense of its project, and tells what it heard. */
final class RoutedConsult implements Consult {

  private final Switchboard switchboard;
  private final ProjectId project;
  private final String tenant;
  private final Terms terms;
  private final Task task;
  private final CallGate gate;
  private final Appraisal appraisal;

  RoutedConsult(Switchboard switchboard, Started.Running running, CallGate gate) {
    this.switchboard = switchboard;
    this.project = running.project().id();
    this.tenant = running.project().tenant().name();
    this.task = running.task();
    this.gate = gate;
    this.terms = RoutingTerms.of(running.project().brief().terms());
    this.appraisal = new Appraisal(switchboard.acceptances(), switchboard.chronicle().write());
  }

  @Override
  public Answer ask(String step, TaskType type, Tier tier, Prompt prompt) {
    // The signal that a project has ended may be lost, and none tells that another took over.
    if (!switchboard.tasks().runs(task.id(), task.epoch())) {
      gate.shut();
    }
    Answer answer = switchboard.router().ask(question(step, type, tier, prompt), gate, news(step));
    if (answer instanceof Answer.Answered answered) {
      appraisal.hear(step, answered);
    }
    tell(Event.Kind.TASK_ANSWERED, step + ": " + text(answer));
    return answer;
  }

  private Ask question(String step, TaskType type, Tier tier, Prompt prompt) {
    var purpose = new Purpose(tenant, project.value(), task.kind().name(), type.name());
    SortedSet<AccountId> accounts =
        new TreeSet<>(
            List.of(AccountId.ofProject(project.value()), AccountId.ofTenant(purpose.tenant())));
    return new Ask(
        task.id().value(), step, purpose, accounts, tier, prompt, terms, appraisal.rejected(step));
  }

  @Override
  public void tell(Verdict verdict) {
    appraisal.judge(verdict);
    String round = "Round " + verdict.round() + ": ";
    tell(
        Event.Kind.TASK_VERIFIED,
        verdict.holds()
            ? round + "the work holds"
            : round
                + verdict.findings().size()
                + " findings, first: "
                + verdict.findings().getFirst());
  }

  /** Written while a call is under way, and so on a thread that the gate may interrupt. */
  private Listener news(String step) {
    Chronicle chronicle = switchboard.chronicle();
    return new WritingNews(
        (kind, text) -> {
          Event event = new Event.OfTask(kind, task.key(), step + ": " + text);
          gate.shield(() -> chronicle.tellInPassing(project, event));
        },
        chronicle.clock());
  }

  private void tell(Event.Kind kind, String text) {
    switchboard.chronicle().tell(project, new Event.OfTask(kind, task.key(), text));
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Answered answered ->
          "%s answered with %d tokens for %s USD%s"
              .formatted(
                  answered.reply().model(),
                  answered.reply().usage().total(),
                  answered.cost(),
                  answered.reply().origin() == Origin.SIMULATED ? " (simulated)" : "");
      case Answer.Unanswered unanswered -> "no answer: " + unanswered.reason();
    };
  }
}
