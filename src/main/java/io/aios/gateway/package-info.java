/**
 * Role: takes requests and shows what became of them. REST under {@code /api/v1}, live events,
 * problem details for every error and the OpenAPI description. Decides nothing and calls no model.
 *
 * <p>Here is what all endpoints share; each sub-package serves one noun.
 */
@NullMarked
@ApplicationModule(
    displayName = "Gateway",
    allowedDependencies = {
      "node",
      "database",
      "project",
      "artifacts",
      "ledger",
      "routing",
      "llm",
      "money",
      "verification"
    })
package io.aios.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
