/**
 * PostgreSQL, the only store and the only wire between roles: the server that AIOS brings along
 * when no other is named, and the signal that wakes a role before its next poll.
 */
@ApplicationModule(
    displayName = "Database",
    allowedDependencies = {"node"})
@NullMarked
package io.aios.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
