/** Submitting, showing, listing, pausing and cancelling projects, and changing their budgets. */
@NullMarked
package io.aios.gateway.project;

import org.jspecify.annotations.NullMarked;
