/**
 * Benchmarks, run by {@code ./mvnw -Pbench test-compile exec:exec@benchmarks}, {@code
 * exec:exec@scale} and {@code exec:exec@many-tasks}; their figures stand in docs/performance.md and
 * docs/scaling.md.
 */
@NullMarked
package io.aios.bench;

import org.jspecify.annotations.NullMarked;
