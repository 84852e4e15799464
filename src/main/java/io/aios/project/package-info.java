/**
 * What was asked and how far it has come: briefs, plans, tasks and their states, and the pure
 * function that decides what happens next. Knows no model and no price.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "artifacts", "verification", "database"})
package io.aios.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
