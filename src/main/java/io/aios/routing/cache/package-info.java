/** Remembers what providers keep of earlier prompts, and how often that proved true. */
@NullMarked
package io.aios.routing.cache;

import org.jspecify.annotations.NullMarked;
