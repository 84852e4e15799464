/**
 * How we speak to a model: prompts, replies, usage and failures, and the port that every provider
 * stands behind. Pure; the wire formats of providers live in its leaves and never leave them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.aios.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
