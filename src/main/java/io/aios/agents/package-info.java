/**
 * Who does it: the agents, what they tell a model, and how they read its replies. Agents know no
 * database and no web; they get an assignment and somebody to consult.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"project", "artifacts", "llm", "money", "routing", "verification"})
package io.aios.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
