/** Reads which experiments run, and has the router keep to them. */
@NullMarked
package io.aios.routing.experiments;

import org.jspecify.annotations.NullMarked;
