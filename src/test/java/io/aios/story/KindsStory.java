package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Workers serve some kinds of agents only. */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class KindsStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void eachWorkerPerformsWhatItServesAndTogetherTheyBuildAProject(Database database) {
    try (Node others = Node.start(database, "--aios.node.roles=gateway,orchestrator")) {
      Api api = others.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      try (Node planners = worker(database, "CTO,QA")) {
        await().atMost(LIMIT).until(() -> state(api, id, "plan").equals("SUCCEEDED"));
        await().atMost(LIMIT).until(() -> Integer.valueOf(1).equals(workers(api).get("QA")));
        assertThat(workers(api))
            .containsExactlyInAnyOrderEntriesOf(
                Map.of("CTO", 1, "QA", 1, "BACKEND", 0, "FRONTEND", 0, "DEVOPS", 0));
        assertThat(state(api, id, "backend")).as("nobody serves it").isEqualTo("READY");

        try (Node builders = worker(database, "BACKEND,FRONTEND,DEVOPS")) {
          assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
          assertThat(builders.api().health("readiness").statusCode()).isEqualTo(200);
          assertThat(planners.api().health("readiness").statusCode()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void anUnknownKindIsOneSentenceThatNamesTheKnownOnes(Database database, CapturedOutput output) {
    assertThatThrownBy(() -> worker(database, "TESTER"));

    assertThat(output)
        .contains(
            "AIOS did not start: aios.worker.kinds names TESTER, but there is no such agent; name"
                + " some of BACKEND, CTO, DEVOPS, FRONTEND, QA, or none for all.");
  }

  private static Node worker(Database database, String kinds) {
    return Node.start(database, "--aios.node.roles=worker", "--aios.worker.kinds=" + kinds);
  }

  private static String state(Api api, String id, String task) {
    return Api.status(api.get("projects/" + id + "/tasks/" + task).path("task"));
  }

  private static Map<String, Integer> workers(Api api) {
    Map<String, Integer> workers = new HashMap<>();
    for (JsonNode agent : api.get("agents").path("agents")) {
      JsonNode states = agent.path("workers");
      workers.put(
          agent.path("kind").asString(),
          states.path("idle").asInt()
              + states.path("busy").asInt()
              + states.path("draining").asInt());
    }
    return workers;
  }
}
