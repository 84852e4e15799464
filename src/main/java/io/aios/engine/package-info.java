/**
 * The durable engine: how db-scheduler runs on our two tables, and how an {@code Agenda} entry
 * becomes a row in them. A row is only a wake-up; the truth is in the tables of the rooms.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"project", "database"})
package io.aios.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
