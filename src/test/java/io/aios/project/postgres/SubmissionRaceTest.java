package io.aios.project.postgres;

import static io.aios.project.ProjectCast.NOON;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.IdSource;
import io.aios.project.Project;
import io.aios.project.ProjectCast;
import io.aios.project.Projects.Submission;
import io.aios.project.Projects.Submitted;
import io.aios.project.Rush;
import io.aios.project.Stores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that sends the same request many times at once. */
@PostgresTest
class SubmissionRaceTest {

  private static final int THREADS = 50;

  private final Database database;
  private final Stores stores;

  SubmissionRaceTest(Database database) {
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  @Test
  void oneRequestOfManyIsAcceptedAndTheOthersFindItsProject() throws Exception {
    List<Submission> submissions = new ArrayList<>();
    IdSource ids = ProjectCast.ids(1);
    for (int i = 0; i < THREADS; i++) {
      submissions.add(ProjectCast.submission(ids, "key", "hash"));
    }

    List<Submitted> submitted =
        Rush.of(
            THREADS,
            number ->
                stores.inTransaction(
                    () -> stores.projects().submit(submissions.get(number), NOON)));

    Map<Class<?>, Long> counts =
        submitted.stream().collect(groupingBy(Object::getClass, counting()));
    assertThat(counts)
        .containsEntry(Submitted.Accepted.class, 1L)
        .containsEntry(Submitted.Repeated.class, THREADS - 1L);
    assertThat(submitted.stream().map(SubmissionRaceTest::project).distinct()).hasSize(1);
    assertThat(project(submitted.getFirst()).tasks()).hasSize(1);
    assertThat(rows("project")).isEqualTo(1);
    assertThat(rows("task")).isEqualTo(1);
  }

  private static Project project(Submitted submitted) {
    return switch (submitted) {
      case Submitted.Accepted(Project project) -> project;
      case Submitted.Repeated(Project project) -> project;
      case Submitted.Conflicting conflicting -> throw new AssertionError(conflicting);
    };
  }

  private long rows(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
