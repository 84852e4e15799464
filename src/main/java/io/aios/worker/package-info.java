/** The role that performs tasks. It asks models and leaves reports; it decides nothing. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "agents",
      "project",
      "artifacts",
      "routing",
      "ledger",
      "llm",
      "money",
      "verification",
      "engine",
      "database",
      "node"
    })
package io.aios.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
