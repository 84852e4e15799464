package io.aios.gateway.project;

import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.Event;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Urgency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes how a project stands in time: what is stored, what it means to the engine and the event
 * that tells of it, together or not at all. What is so already changes nothing.
 */
final class UrgencyChanges {

  private final Submissions.Stores stores;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  UrgencyChanges(Submissions.Stores stores, InstantSource clock, TransactionTemplate transaction) {
    this.stores = stores;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * The project with its new priority, which holds for what waits already, too.
   *
   * @throws Refusal if there is no such project or it has ended
   */
  Project change(UUID id, Priority priority) {
    return transaction.execute(status -> prioritise(open(new ProjectId(id)), priority));
  }

  /**
   * The project with its new deadline, or without one. A look at an earlier one finds nothing.
   *
   * @throws Refusal if there is no such project, it has ended, or the deadline is not in the future
   *     or too far ahead
   */
  Project change(UUID id, Optional<Instant> deadline) {
    return transaction.execute(status -> limit(open(new ProjectId(id)), deadline));
  }

  private Project prioritise(Project project, Priority priority) {
    Urgency urgency = project.brief().urgency().with(priority);
    if (urgency.equals(project.brief().urgency())) {
      return project;
    }
    stores.agenda().rank(project.id(), priority);
    String text = "The priority is " + PriorityField.word(priority) + " from now on";
    return change(project, urgency, new Event.OfProject(Event.Kind.PRIORITY_CHANGED, text));
  }

  private Project limit(Project project, Optional<Instant> deadline) {
    Urgency urgency = project.brief().urgency().with(deadline);
    if (urgency.equals(project.brief().urgency())) {
      return project;
    }
    deadline
        .flatMap(end -> DeadlineField.complaint(end, clock.instant()))
        .ifPresent(complaint -> {
          throw Refusal.invalid(List.of(complaint));
        });
    deadline.ifPresent(end -> stores.agenda().advanceAt(project.id(), DeadlineCause.of(end), end));
    String text =
        deadline
            .map(end -> "The deadline is " + end + " from now on")
            .orElse("There is no deadline any more");
    return change(project, urgency, new Event.OfProject(Event.Kind.DEADLINE_CHANGED, text));
  }

  private Project change(Project project, Urgency urgency, Event event) {
    stores.projects().changeUrgency(project.id(), urgency);
    stores.events().append(project.id(), List.of(event), clock.instant());
    return project.with(project.brief().with(urgency));
  }

  /** Locked, so that of two changes at once neither undoes the other. */
  private Project open(ProjectId id) {
    Project project =
        stores.projects().lock(id).orElseThrow(() -> Refusal.unknownProject(id.value())).project();
    if (project.state().isTerminal()) {
      throw Refusal.of(ProblemKind.ALREADY_ENDED, "The project is " + project.state() + " already");
    }
    return project;
  }
}
