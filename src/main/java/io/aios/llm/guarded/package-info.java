/**
 * Stands between the router and every provider: stops calls to what is broken, bounds how many run
 * at once, and knows how each provider fares.
 */
@NullMarked
package io.aios.llm.guarded;

import org.jspecify.annotations.NullMarked;
