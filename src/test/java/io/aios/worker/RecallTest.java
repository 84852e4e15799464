package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.Lease;
import io.aios.project.IdSource;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.ProjectLife;
import io.aios.project.Stores;
import org.junit.jupiter.api.Test;

class RecallTest {

  private final Stores stores = Stores.inMemory();
  private final IdSource ids = ProjectCast.ids(5);
  private final InFlight inFlight = new InFlight();
  private final Recall recall = new Recall(stores.tasks(), inFlight);

  @Test
  void breaksOffWorkForWhatHasEndedOrIsToEndAndNoOther() {
    ProjectId ended = ProjectLife.begun(stores, ids).cancel().id();
    ProjectId ending = ProjectLife.begun(stores, ids).id();
    ProjectId paused = ProjectLife.begun(stores, ids).pause().id();
    stores.projects().requestCancel(ending, ProjectCast.NOON);

    assertThat(isRecalled(ended)).isTrue();
    assertThat(isRecalled(ending)).isTrue();
    assertThat(isRecalled(paused)).isFalse();
  }

  private boolean isRecalled(ProjectId project) {
    return inFlight.during(
        new Lease("row", 1),
        project,
        gate -> {
          recall.look();
          return gate.isShut();
        });
  }
}
