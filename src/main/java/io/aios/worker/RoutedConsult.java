package io.aios.worker;

import io.aios.agents.Consult;
import io.aios.ledger.AccountId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.project.Event;
import io.aios.project.ProjectId;
import io.aios.project.Task;
import io.aios.routing.Answer;
import io.aios.routing.Ask;
import io.aios.routing.Router;
import io.aios.routing.Tier;
import io.aios.verification.Verdict;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Consults the router for one task at the expense of its project, and tells what it heard. */
final class RoutedConsult implements Consult {

  private final Router router;
  private final Chronicle chronicle;
  private final ProjectId project;
  private final Task task;

  RoutedConsult(Router router, Chronicle chronicle, ProjectId project, Task task) {
    this.router = router;
    this.chronicle = chronicle;
    this.project = project;
    this.task = task;
  }

  @Override
  public Answer ask(String step, Tier tier, Prompt prompt) {
    SortedSet<AccountId> accounts = new TreeSet<>(List.of(AccountId.ofProject(project.value())));
    Answer answer = router.ask(new Ask(task.id().value(), step, tier, prompt, accounts));
    tell(Event.Kind.TASK_ANSWERED, step + ": " + text(answer));
    return answer;
  }

  @Override
  public void tell(Verdict verdict) {
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

  private void tell(Event.Kind kind, String text) {
    chronicle.tell(project, new Event.OfTask(kind, task.key(), text));
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
