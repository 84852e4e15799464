package io.aios.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All experiments.
 *
 * @param all by name; at most 50
 */
public record Experiments(List<Experiment> all) {

  public static final Experiments NONE = new Experiments(List.of());

  public Experiments {
    all = all.stream().sorted(Comparator.comparing(Experiment::name)).toList();
    if (all.size() > 50) {
      throw new IllegalArgumentException("at most 50 experiments can be configured");
    }
    if (all.stream().map(Experiment::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("an experiment is configured twice");
    }
  }

  public Optional<Experiment> find(String name) {
    return all.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
  }

  /** The one that asks of this type take part in: the first by name of those that run. */
  public Optional<Experiment> runningFor(TaskType type) {
    return all.stream()
        .filter(experiment -> experiment.running() && experiment.type().equals(type))
        .findFirst();
  }
}
