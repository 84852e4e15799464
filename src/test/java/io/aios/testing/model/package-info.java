/**
 * A server that sells completions as the providers do: their wire formats, their rules, their
 * faults and a bill, with replies of the scripted author.
 */
@NullMarked
package io.aios.testing.model;

import org.jspecify.annotations.NullMarked;
