/**
 * Lets calls through within the limits that an operator sets: in a minute, for each provider, with
 * token buckets of Bucket4j; and at once, for each provider and each kind of agent, with seats.
 * Both are kept in PostgreSQL, so that they hold for all processes together.
 */
@NullMarked
package io.aios.routing.limits;

import org.jspecify.annotations.NullMarked;
