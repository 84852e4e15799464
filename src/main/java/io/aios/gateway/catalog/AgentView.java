package io.aios.gateway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

/** An agent as clients see it. */
@Schema(description = "A kind of agent and how much it has to do, over all nodes and projects.")
record AgentView(
    @Schema(example = "BACKEND") String kind,
    @Schema(description = "BUSY while it performs a task.", example = "BUSY") State state,
    @Schema(description = "Tasks that it performs now.", example = "1") long running,
    @Schema(description = "Tasks that are ready and wait for a worker.", example = "0")
        long waiting,
    AgentWorkersView workers) {

  /** Whether it has something to do. */
  enum State {
    IDLE,
    BUSY
  }
}
