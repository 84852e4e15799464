package io.aios.routing.experiments;

import io.aios.routing.Catalog;
import io.aios.routing.Experiment;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.TaskType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code aios.experiments.<name>.*} of one experiment.
 *
 * @param taskType of the asks that take part, e.g. {@code backend}
 * @param enabled whether tasks are assigned; what it came to is shown all the same
 * @param arms by name; the first one in alphabetical order is what others are compared with
 */
record ExperimentProperties(
    @DefaultValue("") String taskType,
    @DefaultValue("true") boolean enabled,
    @DefaultValue Map<String, ArmProperties> arms) {

  /**
   * One arm.
   *
   * @param share of the tasks, in percent
   * @param policy that ranks; this or a model
   * @param model {@code provider/model}, the only one that is asked
   */
  record ArmProperties(
      @DefaultValue("0") int share, @Nullable Policy policy, @DefaultValue("") String model) {}

  /**
   * The same as a noun of routing.
   *
   * @throws IllegalArgumentException if something is wrong with it, in a sentence
   */
  Experiment experiment(String name, Catalog catalog) {
    List<Arm> sorted =
        new TreeMap<>(arms)
            .entrySet().stream()
                .map(arm -> arm(name + "/" + arm.getKey(), arm.getKey(), arm.getValue(), catalog))
                .toList();
    return new Experiment(name, type(name), enabled, sorted);
  }

  private TaskType type(String name) {
    try {
      return new TaskType(taskType);
    } catch (IllegalArgumentException unused) {
      // Without its cause, which does not know the experiment and would be told instead.
      throw new IllegalArgumentException(
          "experiment %s needs a task-type of 1 to 30 lower-case letters, digits and hyphens"
              .formatted(name));
    }
  }

  private static Arm arm(String label, String name, ArmProperties arm, Catalog catalog) {
    Policy policy = arm.policy();
    if ((policy == null) == arm.model().isBlank()) {
      throw new IllegalArgumentException("arm " + label + " needs either a policy or a model");
    }
    Treatment treatment =
        policy == null ? only(label, arm.model(), catalog) : new Treatment.ByPolicy(policy);
    return new Arm(name, arm.share(), treatment);
  }

  private static Treatment only(String label, String model, Catalog catalog) {
    return catalog
        .find(model)
        .map(Offer::model)
        .<Treatment>map(Treatment.ByModel::new)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "arm %s names the model %s, which is not in the catalog; name it as GET"
                        .formatted(label, model)
                    + " /api/v1/models does"));
  }
}
