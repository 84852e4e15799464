package io.aios.bench;

import io.aios.bench.CascadePlan.Sizes;
import io.aios.bench.RecordedTasks.RecordedTask;
import io.aios.routing.Prospect;
import io.aios.routing.Scrutiny;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Chooses cascades on recorded tasks by the arithmetic of the product, and plays them on others:
 * what a right result costs, in percent of what it costs with the single model that was best where
 * the cascades were chosen, whose share of right results they are to reach. Arguments: the folder
 * to choose on, the folder to play on, the percentage of the best single model's right results that
 * is wanted, and the number of random divisions of both together that are tried as well.
 */
public final class CascadeEvaluation {

  private static final List<Scrutiny> SCRUTINIES =
      List.of(Scrutiny.PERFECT, new Scrutiny(0.95, 0.15), new Scrutiny(0.9, 0.3));

  private static final int DEPTH = 4;
  private static final int DEPTH_OF_DIVISIONS = 3;
  private static final long SEED = 20_261_123;

  private final PrintStream out;
  private final double wanted;

  private CascadeEvaluation(PrintStream out, double wanted) {
    this.out = out;
    this.wanted = wanted;
  }

  public static void main(String[] arguments) {
    RecordedTasks past = RecordedTasks.read(Path.of(arguments[0]));
    RecordedTasks coming = RecordedTasks.read(Path.of(arguments[1]));
    double wanted = arguments.length > 2 ? Double.parseDouble(arguments[2]) / 100 : 1;
    int divisions = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
    var evaluation = new CascadeEvaluation(System.out, wanted);
    for (int sizes : List.of(1, 3)) {
      for (Scrutiny scrutiny : SCRUTINIES) {
        evaluation.run(past, coming, new CascadeTrial(scrutiny, scrutiny), sizes);
        evaluation.run(past, coming, new CascadeTrial(scrutiny, Scrutiny.NONE), sizes);
        evaluation.divide(past, coming, new CascadeTrial(scrutiny, scrutiny), sizes, divisions);
      }
    }
  }

  private void run(RecordedTasks past, RecordedTasks coming, CascadeTrial trial, int sizes) {
    CascadePlan plan = plan(past, trial, sizes, DEPTH);
    out.printf(
        Locale.ROOT,
        "%n%.0f/%.0f %s, %d sizes%n",
        100 * trial.scrutiny().passesRight(),
        100 * trial.scrutiny().passesWrong(),
        trial.last().equals(Scrutiny.NONE) ? "last result stands" : "every result is verified",
        sizes);
    for (int size = 0; size < plan.cheap().size(); size++) {
      out.printf(
          Locale.ROOT,
          "  size %d: %.0f %% %s, %.0f %% %s%n",
          size,
          100 * (1 - plan.share()),
          names(past, plan.cheap().get(size)),
          100 * plan.share(),
          names(past, plan.dear().get(size)));
    }
    out.println("  chosen on: " + Outcome.of(plan, past, trial, best(past)));
    out.println("  played on: " + Outcome.of(plan, coming, trial, best(past)));
  }

  private CascadePlan plan(RecordedTasks past, CascadeTrial trial, int sizes, int depth) {
    return CascadePlan.of(
        past, trial, Sizes.of(past.tasks(), sizes), depth, wanted * past.quality(best(past)));
  }

  private static List<String> names(RecordedTasks past, List<Integer> models) {
    return models.stream().map(past.models()::get).toList();
  }

  private static int best(RecordedTasks tasks) {
    return IntStream.range(0, tasks.models().size())
        .boxed()
        .max(Comparator.comparingDouble(tasks::quality))
        .orElseThrow();
  }

  /** Both sets together, divided anew at random in the same proportion. */
  private void divide(
      RecordedTasks past, RecordedTasks coming, CascadeTrial trial, int sizes, int divisions) {
    List<RecordedTask> all = new ArrayList<>(past.tasks());
    all.addAll(coming.tasks());
    Random random = new Random(SEED);
    List<Outcome> outcomes = new ArrayList<>();
    for (int division = 0; division < divisions; division++) {
      Collections.shuffle(all, random);
      int middle = past.tasks().size();
      var known = new RecordedTasks(past.models(), List.copyOf(all.subList(0, middle)));
      var unknown = new RecordedTasks(past.models(), List.copyOf(all.subList(middle, all.size())));
      CascadePlan plan = plan(known, trial, sizes, DEPTH_OF_DIVISIONS);
      outcomes.add(Outcome.of(plan, unknown, trial, best(known)));
    }
    if (divisions > 0) {
      out.printf(
          Locale.ROOT,
          "  %d random divisions: cost %.1f %%, right %.1f %% of the best single's, on average%n",
          divisions,
          outcomes.stream().mapToDouble(Outcome::cost).average().orElseThrow(),
          outcomes.stream().mapToDouble(Outcome::reached).average().orElseThrow());
    }
  }

  /**
   * A plan against the single model that was best before, and whose results nobody verifies.
   *
   * @param cost of a right result, in percent of the single model's
   * @param reached right results in percent of the single model's
   */
  private record Outcome(double cost, double reached, Prospect prospect) {

    static Outcome of(CascadePlan plan, RecordedTasks tasks, CascadeTrial trial, int best) {
      Prospect prospect = plan.prospect(tasks, trial);
      double single = tasks.cost(best) / tasks.quality(best);
      return new Outcome(
          100 * prospect.costPerRight() / single,
          100 * prospect.right() / tasks.quality(best),
          prospect);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "cost per right result %.1f %% of the best single's, right %.1f %% of it (%.3f), "
              + "wrong %.3f, %.4f USD a task",
          cost,
          reached,
          prospect.right(),
          prospect.wrong(),
          prospect.cost());
    }
  }
}
