/** The role that advances projects. It decides; it never calls a model. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"project", "artifacts", "ledger", "engine", "database", "node"})
package io.aios.orchestrator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
