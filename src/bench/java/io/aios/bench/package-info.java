/**
 * Benchmarks, run by {@code ./mvnw -Pbench test-compile exec:exec@benchmarks}; their figures stand
 * in docs/performance.md.
 */
@NullMarked
package io.aios.bench;

import org.jspecify.annotations.NullMarked;
