/**
 * Which model, in what order, under what limit: the catalog of offers, the policy that ranks them,
 * and the router that asks one after another within the money that is left.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"llm", "ledger", "money", "database", "node"})
package io.aios.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
