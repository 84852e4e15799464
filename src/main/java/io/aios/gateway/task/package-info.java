/** The tasks of a project with their verdicts and their calls. */
@NullMarked
package io.aios.gateway.task;

import org.jspecify.annotations.NullMarked;
