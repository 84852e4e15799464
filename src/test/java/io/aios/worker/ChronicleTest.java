package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.DurableWrite;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Stores;
import io.aios.project.TaskKey;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {

  private static final Event WRITING =
      new Event.OfTask(Event.Kind.TASK_WRITING, new TaskKey("plan"), "100 characters so far");
  private static final Event RESTARTED =
      new Event.OfTask(Event.Kind.TASK_RESTARTED, new TaskKey("plan"), "the answer starts over");

  private final Stores stores = Stores.inMemory();
  private final ProjectId project = ProjectCast.submit(stores, ProjectCast.ids(1)).id();
  private final Chronicle chronicle =
      new Chronicle(
          stores.events(),
          new DurableWrite(stores.transactions(), InstantSource.system(), Thread::sleep),
          InstantSource.fixed(ProjectCast.NOON));

  @Test
  void tellsThatAnAnswerIsBeingWritten() {
    chronicle.tellInPassing(project, WRITING);
    chronicle.tellInPassing(project, WRITING);
    chronicle.tellInPassing(project, WRITING);

    assertThat(told(Event.Kind.TASK_WRITING)).hasSize(3);
  }

  @Test
  void leavesOutThatAnAnswerIsBeingWrittenWhileEnoughOthersAreTold() {
    chronicle.progress().acquireUninterruptibly(2);
    chronicle.tellInPassing(project, WRITING);
    chronicle.tellInPassing(project, RESTARTED);
    chronicle.tell(project, WRITING);

    assertThat(told(Event.Kind.TASK_WRITING)).as("not in passing").hasSize(1);
    assertThat(told(Event.Kind.TASK_RESTARTED)).hasSize(1);
  }

  private List<String> told(Event.Kind kind) {
    return stores.events().after(project, 0, 10).stream()
        .map(Events.Numbered::event)
        .filter(event -> event.kind() == kind)
        .map(Event::text)
        .toList();
  }
}
