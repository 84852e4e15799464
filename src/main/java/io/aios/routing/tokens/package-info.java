/**
 * Estimates the tokens of a prompt by counting them in a public vocabulary and by what the models
 * themselves have counted lately.
 */
@NullMarked
package io.aios.routing.tokens;

import org.jspecify.annotations.NullMarked;
