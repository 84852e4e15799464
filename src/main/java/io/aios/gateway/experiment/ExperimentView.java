package io.aios.gateway.experiment;

import io.aios.ledger.Arms.Sums;
import io.aios.ledger.Arms.Tally;
import io.aios.routing.Experiment;
import io.aios.routing.Experiment.Arm;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** An experiment as clients see it. */
@Schema(
    description =
        "Two to four ways to route the asks of one task type, and what they came to. Figures count"
            + " tasks and not calls, because the calls of a task depend on each other.")
record ExperimentView(
    @Schema(example = "cheap-tests") String name,
    @Schema(description = "Whose asks take part.", example = "qa") String taskType,
    @Schema(description = "Whether tasks are assigned to arms.", example = "true") boolean running,
    @Schema(description = "First day, in UTC, whose tasks are counted.", example = "2026-08-24")
        LocalDate since,
    List<ArmView> arms,
    @Schema(description = "Each arm against the first one.") List<ContrastView> comparisons) {

  static ExperimentView of(Experiment experiment, Collection<Tally> tallies, LocalDate since) {
    Arm base = experiment.arms().getFirst();
    return new ExperimentView(
        experiment.name(),
        experiment.type().name(),
        experiment.running(),
        since,
        experiment.arms().stream()
            .map(arm -> ArmView.of(arm, tally(experiment.label(arm), tallies)))
            .toList(),
        experiment.arms().stream()
            .skip(1)
            .map(arm ->
                contrast(
                    new Side(arm.name(), tally(experiment.label(arm), tallies)),
                    new Side(base.name(), tally(experiment.label(base), tallies))))
            .toList());
  }

  private static ContrastView contrast(Side arm, Side base) {
    if (Contrast.isPossible(arm.tally, base.tally)) {
      return ContrastView.of(Contrast.of(arm.name, arm.tally, base.name, base.tally));
    }
    Side poorer = arm.tally.judged() < base.tally.judged() ? arm : base;
    return ContrastView.none(
        arm.name, base.name, Contrast.tooFew(poorer.name, poorer.tally.judged()));
  }

  private static Tally tally(String label, Collection<Tally> tallies) {
    return tallies.stream()
        .filter(tally -> tally.arm().equals(label))
        .findFirst()
        .orElseGet(() -> new Tally(label, 0, 0, 0, 0, 0, Sums.NONE, Sums.NONE));
  }

  /** One of two that are compared. */
  private record Side(String name, Tally tally) {}
}
