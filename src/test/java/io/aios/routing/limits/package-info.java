/** Tests of the limits, with threads and on PostgreSQL. */
@NullMarked
package io.aios.routing.limits;

import org.jspecify.annotations.NullMarked;
