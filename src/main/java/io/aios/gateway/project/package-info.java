/** Submitting, showing, listing and cancelling projects. */
@NullMarked
package io.aios.gateway.project;

import org.jspecify.annotations.NullMarked;
