package io.aios.gateway;

import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a project and all that belongs to it as it was at one instant, so that the figures of one
 * view agree with each other. Thread-safe.
 */
public final class Snapshot {

  private final Projects projects;
  private final TransactionTemplate transaction;

  Snapshot(Projects projects, PlatformTransactionManager transactions) {
    this.projects = projects;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
    this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** The project. */
  public Project of(UUID id) {
    return read(id, Function.identity());
  }

  /**
   * What the view says of the project.
   *
   * @throws Refusal if there is no such project
   */
  public <T> T read(UUID id, Function<Project, T> view) {
    return transaction.execute(status -> {
      Project project =
          projects.find(new ProjectId(id)).orElseThrow(() -> Refusal.unknownProject(id));
      return view.apply(project);
    });
  }
}
