/**
 * Knows how the market stands: gathers in the background how the providers fare and what became of
 * earlier replies, so that a decision only has to look.
 */
@NullMarked
package io.aios.routing.market;

import org.jspecify.annotations.NullMarked;
