package io.aios.project.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.Project;
import io.aios.project.ProjectCast;
import io.aios.project.Projects.Submission;
import io.aios.project.Stores;
import io.aios.project.Timeline;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session far from UTC reads and writes the same instants, to the microsecond. */
@PostgresTest
class StoredTimesTest {

  private final Database database;
  private final Stores stores;

  StoredTimesTest(Database database) {
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  /** Times around the ends of hours, days and years, and hours that clocks there skip or repeat. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.000001Z",
        "2026-11-22T23:59:59.999999Z",
        "2026-11-22T23:59:59.999999999Z",
        "2026-12-31T23:59:59.9999995Z",
        "2026-09-26T14:00:00.123456789Z",
        "2027-04-03T13:59:59.999999Z",
        "2027-04-03T14:15:00.5Z",
        "1969-12-31T23:59:59.999999Z"
      })
  void instantsAreStoredToTheMicrosecond(Instant now) {
    assertThat(database.jdbc().sql("show timezone").query(String.class).single())
        .isNotEqualTo("UTC");
    Submission submission = ProjectCast.submission(ProjectCast.ids(1));

    stores.inTransaction(() -> stores.projects().submit(submission, now));

    Project project = stores.projects().find(submission.id()).orElseThrow();
    assertThat(project.timeline()).isEqualTo(new Timeline.Created(now));
    assertThat(project.timeline().createdAt()).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    assertThat(storedMicros())
        .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, now.truncatedTo(ChronoUnit.MICROS)));
  }

  private long storedMicros() {
    return database
        .jdbc()
        .sql("select cast(extract(epoch from created_at) * 1000000 as bigint) from project")
        .query(Long.class)
        .single();
  }
}
