package io.aios.routing;

import io.aios.llm.Pause;
import java.util.function.DoubleSupplier;

/**
 * How an ask is kept up when calls fail.
 *
 * @param pause lets time pass between tries
 * @param jitter a random share from 0 to 1, so that askers that failed together do not come back
 *     together; thread-safe
 */
public record Perseverance(Patience patience, Pause pause, DoubleSupplier jitter) {}
