package io.aios.gateway.project;

import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.Agenda;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes that a client wants a project to end, and has an orchestrator end it. */
final class CancelRequests {

  private final Projects projects;
  private final Agenda agenda;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  CancelRequests(
      Projects projects, Agenda agenda, InstantSource clock, TransactionTemplate transaction) {
    this.projects = projects;
    this.agenda = agenda;
    this.clock = clock;
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
    boolean noted = projects.requestCancel(id, clock.instant());
    Project project = projects.find(id).orElseThrow(() -> Refusal.unknownProject(id.value()));
    if (!noted) {
      throw Refusal.of(ProblemKind.ALREADY_ENDED, "The project is " + project.state() + " already");
    }
    agenda.advance(id, cause(id));
    return project;
  }

  /** The same each time, so that impatient clients cause one look and not many. */
  private static UUID cause(ProjectId id) {
    return UUID.nameUUIDFromBytes(("cancel " + id).getBytes(StandardCharsets.US_ASCII));
  }
}
