/**
 * What it cost: accounts with limits, holds set aside before a call and charges settled after it.
 * It knows no project and no routing, only accounts and calls.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "llm"})
package io.aios.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
