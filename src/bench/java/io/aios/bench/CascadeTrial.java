package io.aios.bench;

import io.aios.bench.RecordedTasks.RecordedTask;
import io.aios.routing.Cascade;
import io.aios.routing.Cascade.Attempt;
import io.aios.routing.Cascade.Case;
import io.aios.routing.Prospect;
import io.aios.routing.Scrutiny;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is to be expected of a cascade over recorded tasks: exact over the results, which are known,
 * and over the verdicts, which fall by the rates of verification.
 *
 * @param last what the result of the last attempt has to pass
 */
record CascadeTrial(Scrutiny scrutiny, Scrutiny last) {

  /**
   * @param models the attempts in their order, by number of the model
   * @param weight how much a task counts; it is left out if that is zero
   */
  Prospect of(
      List<Integer> models, List<RecordedTask> tasks, ToDoubleFunction<RecordedTask> weight) {
    List<Case> cases = new ArrayList<>(tasks.size());
    for (RecordedTask task : tasks) {
      double counts = weight.applyAsDouble(task);
      if (counts > 0) {
        cases.add(new Case(counts, at(task, models)));
      }
    }
    return cases.isEmpty() ? new Prospect(0, 0, 0) : Cascade.over(cases).prospect();
  }

  private Cascade at(RecordedTask task, List<Integer> models) {
    List<Attempt> attempts = new ArrayList<>(models.size());
    for (int at = 0; at < models.size(); at++) {
      int model = models.get(at);
      attempts.add(
          Attempt.of(
              task.costs().get(model),
              task.right().get(model) ? 1 : 0,
              at == models.size() - 1 ? last : scrutiny));
    }
    return new Cascade(attempts);
  }
}
