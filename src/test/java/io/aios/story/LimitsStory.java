package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Three projects on two nodes share a provider that takes one call at a time. */
@PostgresTest
class LimitsStory {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Database database;

  LimitsStory(Database database) {
    this.database = database;
  }

  @Test
  void projectsShareOneSeatAndAllSucceed() throws InterruptedException {
    var done = new AtomicBoolean();
    var most = new AtomicLong();
    Thread watch =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                most.accumulateAndGet(seats("where taken_at is not null"), Math::max);
              }
            });

    try (Node one = node();
        Node two = node()) {
      List<String> projects =
          List.of(
              one.api().submit("Todo", "Build a Todo app with due dates"),
              two.api().submit("Shop", "Build a shop with products and orders"),
              one.api().submit("Blog", "Build a blog with posts and comments"));
      for (String project : projects) {
        assertThat(Api.status(two.api().awaitEnd(project, LIMIT))).isEqualTo("SUCCEEDED");
      }
    } finally {
      done.set(true);
      watch.join();
    }

    assertThat(most).hasValue(1);
    assertThat(seats("")).isZero();
    assertThat(database.jdbc().sql("select id from rate_bucket").query(String.class).list())
        .containsExactlyInAnyOrder(
            "scripted REQUESTS 60000/6000", "scripted INPUT_TOKENS 90000000/9000000");
  }

  private Node node() {
    return Node.start(
        database,
        "--aios.limits.providers.scripted.concurrent=1",
        "--aios.limits.providers.scripted.requests-per-minute=60000",
        "--aios.limits.providers.scripted.input-tokens-per-minute=90000000");
  }

  private long seats(String which) {
    return database
        .jdbc()
        .sql("select count(*) from turnstile_seat " + which)
        .query(Long.class)
        .single();
  }
}
