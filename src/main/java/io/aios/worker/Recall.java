package io.aios.worker;

import io.aios.project.ProjectId;
import io.aios.project.Tasks;
import java.util.Set;

/**
 * Breaks off work for projects that have ended, whether or not a signal said so: in one look at all
 * that are under way. Thread-safe.
 */
record Recall(Tasks tasks, InFlight inFlight) {

  void look() {
    Set<ProjectId> projects = inFlight.projects();
    if (!projects.isEmpty()) {
      tasks.inVain(projects).forEach(inFlight::breakOff);
    }
  }
}
