/** Projects, tasks, reports and events in PostgreSQL. */
@NullMarked
package io.aios.project.postgres;

import org.jspecify.annotations.NullMarked;
