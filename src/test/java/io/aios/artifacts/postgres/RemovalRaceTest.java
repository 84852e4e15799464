package io.aios.artifacts.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.Artifacts;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contents that are kept by some while they are removed by others. */
@PostgresTest
@Timeout(120)
class RemovalRaceTest {

  private static final int CONTENTS = 3;
  private static final int KEEPERS = 2;
  private static final int REMOVERS = 2;
  private static final int ROUNDS = 60;

  private final Database database;
  private final Artifacts artifacts;
  private final List<Artifact> files =
      IntStream.range(0, CONTENTS)
          .mapToObj(number -> Artifact.of("f" + number + ".txt", "shared " + number))
          .toList();

  RemovalRaceTest(Database database) {
    this.database = database;
    this.artifacts = new PostgresArtifacts(database.jdbc());
  }

  /**
   * Each keeper has one project after the other keep the same few contents, and lay them in a later
   * transaction, as workers and orchestrators do. Projects that are done are removed meanwhile.
   */
  @Test
  void whatIsKeptCanBeLaidWhateverIsRemovedMeanwhile() throws Exception {
    List<UUID> done = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newFixedThreadPool(KEEPERS + REMOVERS)) {
      List<Future<?>> keepers = new ArrayList<>();
      for (int keeper = 0; keeper < KEEPERS; keeper++) {
        Random random = new Random(keeper);
        keepers.add(threads.submit(() -> keepAndLay(random, done)));
      }
      List<Future<?>> removers = new ArrayList<>();
      for (int remover = 0; remover < REMOVERS; remover++) {
        removers.add(threads.submit(() -> removeUntil(keepers, done)));
      }
      for (Future<?> thread : keepers) {
        thread.get();
      }
      for (Future<?> thread : removers) {
        thread.get();
      }
    }

    while (!artifacts.withFiles(done).isEmpty()) {
      remove(List.copyOf(done));
    }
    assertThat(count("artifact")).isZero();
    assertThat(count("artifact_use")).isZero();
    assertThat(count("artifact_content")).as("no content is forgotten").isZero();
  }

  @Test
  void contentThatIsJustBeingKeptIsPassedOverAndGoesLater() {
    UUID old = UUID.randomUUID();
    UUID young = UUID.randomUUID();
    artifacts.keep(old, files);

    database
        .transactions()
        .executeWithoutResult(transaction -> {
          artifacts.keep(young, files.subList(0, 2));
          int removed = CompletableFuture.supplyAsync(() -> remove(List.of(old))).join();

          assertThat(removed).isEqualTo(CONTENTS - 2);
          transaction.setRollbackOnly();
        });

    assertThat(artifacts.withFiles(List.of(old))).containsExactly(old);
    assertThat(remove(List.of(old))).isEqualTo(2);
    assertThat(count("artifact_content")).isZero();
  }

  @Test
  void contentThatIsJustBeingRemovedIsStoredAnewByWhoKeepsIt() {
    UUID old = UUID.randomUUID();
    UUID young = UUID.randomUUID();
    artifacts.keep(old, files);

    CompletableFuture<Void> keeping =
        database
            .transactions()
            .execute(transaction -> {
              artifacts.remove(List.of(old), 100);
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(() -> artifacts.keep(young, files));
              await().until(() -> waiting.isDone() || somebodyWaits());
              return waiting;
            });
    keeping.join();
    artifacts.lay(young, "task", files.stream().map(Artifact::ref).toList());

    assertThat(artifacts.files(young)).isEqualTo(files);
    assertThat(remove(List.of(young))).isEqualTo(CONTENTS);
    assertThat(count("artifact_content")).isZero();
  }

  @Test
  void oneRemovesAtATimeAndTheOtherDoesNotWait() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    artifacts.keep(first, files);
    artifacts.keep(second, files);

    database
        .transactions()
        .executeWithoutResult(transaction -> {
          assertThat(artifacts.remove(List.of(first), 100)).isEqualTo(CONTENTS);
          assertThat(CompletableFuture.supplyAsync(() -> remove(List.of(second))).join()).isZero();
        });

    assertThat(remove(List.of(second))).isEqualTo(CONTENTS);
    assertThat(count("artifact_content")).isZero();
  }

  @Test
  void removesOnlyInATransaction() {
    assertThatThrownBy(() -> artifacts.remove(List.of(UUID.randomUUID()), 1))
        .isInstanceOf(IllegalStateException.class);
  }

  private void keepAndLay(Random random, List<UUID> done) {
    for (int round = 0; round < ROUNDS; round++) {
      UUID project = UUID.randomUUID();
      List<Artifact> some = new ArrayList<>(files);
      Collections.shuffle(some, random);
      List<Artifact> work = some.subList(0, 1 + random.nextInt(CONTENTS));
      database.transactions().executeWithoutResult(transaction -> artifacts.keep(project, work));
      database
          .transactions()
          .executeWithoutResult(transaction ->
              artifacts.lay(project, "task", work.stream().map(Artifact::ref).toList()));
      assertThat(artifacts.files(project)).containsExactlyInAnyOrderElementsOf(work);
      done.add(project);
    }
  }

  private void removeUntil(List<Future<?>> keepers, List<UUID> done) {
    while (!keepers.stream().allMatch(Future::isDone)) {
      remove(List.copyOf(done));
    }
  }

  private int remove(List<UUID> projects) {
    return database.transactions().execute(transaction -> artifacts.remove(projects, 7));
  }

  private boolean somebodyWaits() {
    return database
        .jdbc()
        .sql(
            """
            select exists (
              select
              from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock')
            """)
        .query(Boolean.class)
        .single();
  }

  private long count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
