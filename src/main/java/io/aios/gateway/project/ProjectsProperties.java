package io.aios.gateway.project;

import io.aios.money.Usd;
import io.aios.routing.Policy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a project may cost.
 *
 * @param defaultBudget what a project gets that names no budget; more than zero
 * @param maxBudget the most that a project may ask for; at least the default
 * @param defaultPolicy what is wanted of the models where a project does not say
 */
@ConfigurationProperties(prefix = "aios.projects", ignoreUnknownFields = false)
record ProjectsProperties(
    @DefaultValue("5.00") Usd defaultBudget,
    @DefaultValue("1000.00") Usd maxBudget,
    @DefaultValue("cost") Policy defaultPolicy) {

  ProjectsProperties {
    if (!defaultBudget.isMoreThan(Usd.ZERO) || defaultBudget.isMoreThan(maxBudget)) {
      throw new IllegalArgumentException(
          "aios.projects.default-budget must be more than 0 and at most aios.projects.max-budget");
    }
  }
}
