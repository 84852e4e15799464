package io.aios.bench;

import io.aios.bench.RecordedTasks.RecordedTask;
import io.aios.routing.Prospect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Which cascade tasks of each size begin, for a share of them another one, chosen so that a wanted
 * share of the tasks ends right at the least cost.
 *
 * @param cheap models by number, for each size
 * @param dear the same, for the share of the tasks that goes this way
 */
record CascadePlan(Sizes sizes, List<List<Integer>> cheap, List<List<Integer>> dear, double share) {

  /** What tasks of another size count for: they are like these, but not quite. */
  private static final double OTHER_SIZE = 0.25;

  private static final int CHEAPEST = 9;
  private static final int BEST = 3;
  private static final int STEPS = 60;
  private static final double MOST_VALUE = 1_000;

  /**
   * Tasks by the length of their prompts.
   *
   * @param bounds lengths in bytes from which on a task is of the next size
   */
  record Sizes(List<Integer> bounds) {

    /** So many sizes of equally many tasks. */
    static Sizes of(List<RecordedTask> tasks, int sizes) {
      List<Integer> lengths = tasks.stream().map(RecordedTask::bytes).sorted().toList();
      return new Sizes(
          IntStream.range(1, sizes)
              .mapToObj(at -> lengths.get(at * lengths.size() / sizes))
              .toList());
    }

    int of(RecordedTask task) {
      return (int) bounds.stream().filter(bound -> task.bytes() >= bound).count();
    }

    int count() {
      return bounds.size() + 1;
    }
  }

  private record Option(List<Integer> models, Prospect prospect) {}

  /** Of the cascades of at most so many attempts, those that get so many tasks right for least. */
  static CascadePlan of(
      RecordedTasks past, CascadeTrial trial, Sizes sizes, int depth, double wanted) {
    List<List<Integer>> sequences = sequences(pool(past), depth);
    List<List<Option>> options = new ArrayList<>();
    for (int size = 0; size < sizes.count(); size++) {
      int own = size;
      ToDoubleFunction<RecordedTask> weight = task -> sizes.of(task) == own ? 1 : OTHER_SIZE;
      options.add(
          sequences.stream()
              .map(models -> new Option(models, trial.of(models, past.tasks(), weight)))
              .toList());
    }
    return best(past, trial, sizes, options, wanted);
  }

  /** Looks for the value of a right result at which just enough of them are worth their cost. */
  private static CascadePlan best(
      RecordedTasks past,
      CascadeTrial trial,
      Sizes sizes,
      List<List<Option>> options,
      double wanted) {
    double low = 0;
    double high = MOST_VALUE;
    for (int step = 0; step < STEPS; step++) {
      double value = (low + high) / 2;
      if (pure(sizes, chosen(options, value)).prospect(past, trial).right() >= wanted) {
        high = value;
      } else {
        low = value;
      }
    }
    List<List<Integer>> cheap = chosen(options, low);
    List<List<Integer>> dear = chosen(options, high);
    double less = pure(sizes, cheap).prospect(past, trial).right();
    double more = pure(sizes, dear).prospect(past, trial).right();
    double share = more > less ? Math.clamp((wanted - less) / (more - less), 0, 1) : 1;
    return new CascadePlan(sizes, cheap, dear, share);
  }

  private static CascadePlan pure(Sizes sizes, List<List<Integer>> models) {
    return new CascadePlan(sizes, models, models, 0);
  }

  private static List<List<Integer>> chosen(List<List<Option>> options, double value) {
    return options.stream().map(all -> worthiest(all, value)).toList();
  }

  private static List<Integer> worthiest(List<Option> options, double value) {
    List<Integer> best = options.getFirst().models();
    double most = Double.NEGATIVE_INFINITY;
    for (Option option : options) {
      double worth = value * option.prospect().right() - option.prospect().cost();
      if (worth > most) {
        most = worth;
        best = option.models();
      }
    }
    return best;
  }

  /** The models that cost least per right result, and the best ones. */
  private static List<Integer> pool(RecordedTasks past) {
    Map<Integer, Double> quality = new HashMap<>();
    Map<Integer, Double> cost = new HashMap<>();
    for (int model = 0; model < past.models().size(); model++) {
      quality.put(model, past.quality(model));
      cost.put(model, past.cost(model) / Math.max(past.quality(model), 1e-9));
    }
    return IntStream.concat(
            first(past, CHEAPEST, model -> cost.getOrDefault(model, 0.0)),
            first(past, BEST, model -> -quality.getOrDefault(model, 0.0)))
        .distinct()
        .boxed()
        .toList();
  }

  private static IntStream first(RecordedTasks past, int most, ToDoubleFunction<Integer> order) {
    ToIntFunction<Integer> number = model -> model;
    return IntStream.range(0, past.models().size())
        .boxed()
        .sorted(Comparator.comparingDouble(order))
        .limit(most)
        .mapToInt(number);
  }

  private static List<List<Integer>> sequences(List<Integer> pool, int depth) {
    List<List<Integer>> all = new ArrayList<>();
    List<List<Integer>> longest = List.of(List.of());
    for (int length = 1; length <= depth; length++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> before : longest) {
        for (int model : pool) {
          if (!before.contains(model)) {
            List<Integer> models = new ArrayList<>(before);
            models.add(model);
            longer.add(List.copyOf(models));
          }
        }
      }
      all.addAll(longer);
      longest = longer;
    }
    return all;
  }

  /** What is to be expected of it. */
  Prospect prospect(RecordedTasks tasks, CascadeTrial trial) {
    Prospect sum = new Prospect(0, 0, 0);
    double counted = 0;
    for (int size = 0; size < sizes.count(); size++) {
      int own = size;
      ToDoubleFunction<RecordedTask> weight = task -> sizes.of(task) == own ? 1 : 0;
      double count = tasks.tasks().stream().mapToDouble(weight).sum();
      if (count > 0) {
        Prospect part =
            trial
                .of(cheap.get(size), tasks.tasks(), weight)
                .mixedWith(trial.of(dear.get(size), tasks.tasks(), weight), share);
        counted += count;
        sum = sum.mixedWith(part, count / counted);
      }
    }
    return sum;
  }
}
