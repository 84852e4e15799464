package io.aios.project.postgres;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.database.Channel;
import io.aios.project.Event;
import io.aios.project.EventsContract;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Stores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresEventsTest extends EventsContract {

  private final Database database;

  PostgresEventsTest(Database database) {
    super(PostgresStores.emptied(database));
    this.database = database;
  }

  @Test
  void wakesThoseWhoWatchOnceForEachAppend() {
    RecordedSignals signals = new RecordedSignals();
    Stores stores = PostgresStores.emptied(database, signals);
    ProjectId project = ProjectCast.submit(stores, ProjectCast.ids(1)).id();
    Event event = new Event.OfProject(Event.Kind.PROJECT_STARTED, "It has started");

    stores.events().append(project, List.of(), NOON);
    assertThat(signals.raised()).isEmpty();

    stores.events().append(project, List.of(event, event), NOON);
    assertThat(signals.raised())
        .containsExactly(new RecordedSignals.Raised(Channel.EVENTS, project.toString()));
  }
}
