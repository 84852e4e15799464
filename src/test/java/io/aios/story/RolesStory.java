package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The roles run apart, with nothing but PostgreSQL between them. */
@PostgresTest
class RolesStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void aProjectIsBuiltByNodesThatPlayOneRoleEach(Database database) {
    try (Node gateway = Node.start(database, "--aios.node.roles=gateway");
        Node orchestrator = Node.start(database, "--aios.node.roles=orchestrator");
        Node worker = Node.start(database, "--aios.node.roles=worker")) {
      Api api = gateway.api();

      String id = api.submit("Todo", "Build a Todo app with due dates");

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      assertThat(orchestrator.api().text("projects")).doesNotContain(id);
      assertThat(worker.api().text("projects")).doesNotContain(id);
    }
  }
}
