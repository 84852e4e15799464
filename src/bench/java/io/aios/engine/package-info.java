/** Benchmarks of the durable engine. */
@NullMarked
package io.aios.engine;

import org.jspecify.annotations.NullMarked;
