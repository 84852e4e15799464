package io.aios.gateway.project;

import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.Agenda;
import io.aios.project.IdSource;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes that a client wants a project to stand still or to go on, and has an orchestrator see to
 * it. The latest wish counts.
 */
final class PauseRequests {

  private final Projects projects;
  private final Agenda agenda;
  private final IdSource ids;
  private final TransactionTemplate transaction;

  PauseRequests(Projects projects, Agenda agenda, IdSource ids, TransactionTemplate transaction) {
    this.projects = projects;
    this.agenda = agenda;
    this.ids = ids;
    this.transaction = transaction;
  }

  /**
   * The project as it is now; it pauses soon.
   *
   * @throws Refusal if there is no such project or it has ended
   */
  Project pause(UUID id) {
    return transaction.execute(status -> note(new ProjectId(id), projects::requestPause));
  }

  /**
   * The project as it is now; it goes on soon.
   *
   * @throws Refusal if there is no such project, or it is not paused
   */
  Project resume(UUID id) {
    return transaction.execute(status -> note(new ProjectId(id), projects::requestResume));
  }

  private Project note(ProjectId id, Predicate<ProjectId> request) {
    boolean noted = request.test(id);
    Project project = projects.find(id).orElseThrow(() -> Refusal.unknownProject(id.value()));
    if (!noted) {
      throw refusal(project);
    }
    // A cause of its own: what an earlier wish made necessary may be under way already.
    agenda.advance(id, ids.next());
    return project;
  }

  private static Refusal refusal(Project project) {
    return project.state().isTerminal()
        ? Refusal.of(ProblemKind.ALREADY_ENDED, "The project is " + project.state() + " already")
        : Refusal.of(ProblemKind.NOT_PAUSED, "The project is " + project.state() + ", not PAUSED");
  }
}
