package io.aios.gateway.project;

import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.gateway.project.Submissions.Origins;
import io.aios.project.Agenda;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes that a client wants a project to end, and has an orchestrator end it. */
final class CancelRequests {

  private final Projects projects;
  private final Agenda agenda;
  private final Origins origins;
  private final TransactionTemplate transaction;

  CancelRequests(
      Projects projects, Agenda agenda, Origins origins, TransactionTemplate transaction) {
    this.projects = projects;
    this.agenda = agenda;
    this.origins = origins;
    this.transaction = transaction;
  }

  /**
   * The project as it is now; it ends soon.
   *
   * @throws Refusal if there is no such project or it has ended
   */
  Project note(UUID id) {
    return transaction.execute(status -> note(new ProjectId(id)));
  }

  private Project note(ProjectId id) {
    boolean noted = projects.requestCancel(id, origins.clock().instant());
    Project project = projects.find(id).orElseThrow(() -> Refusal.unknownProject(id.value()));
    if (!noted) {
      throw Refusal.of(ProblemKind.ALREADY_ENDED, "The project is " + project.state() + " already");
    }
    // A cause of its own: a look that an earlier request made necessary may have come to grief, and
    // whoever holds a project must not wait for a row of the engine.
    agenda.advance(id, origins.ids().next());
    return project;
  }
}
