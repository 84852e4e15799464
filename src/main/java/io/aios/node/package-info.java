/**
 * A process and the roles it plays. Every role is a room of its own; which of them are there is
 * said by {@code aios.node.roles} and by nothing else.
 */
@NullMarked
@ApplicationModule(
    displayName = "Node",
    allowedDependencies = {})
package io.aios.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
