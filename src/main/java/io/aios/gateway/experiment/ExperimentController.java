package io.aios.gateway.experiment;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.ledger.Arms;
import io.aios.routing.Experiment;
import io.aios.routing.Experiments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.API + "/experiments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Router")
final class ExperimentController {

  /** Bounds what is read; whoever runs one for longer compares what is recent. */
  private static final int DAYS = 90;

  private final Experiments experiments;
  private final Arms arms;
  private final InstantSource clock;

  ExperimentController(Experiments experiments, Arms arms, InstantSource clock) {
    this.experiments = experiments;
    this.arms = arms;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "List the experiments",
      description = "Each with what its arms came to in the last 90 days, and whether they differ.")
  ExperimentsView listExperiments() {
    return new ExperimentsView(experiments.all().stream().map(this::view).toList());
  }

  @GetMapping("/{name}")
  @Operation(
      summary = "Show an experiment",
      description =
          "What its arms came to in the last 90 days, and whether they differ: the shares of"
              + " accepted tasks by the score interval of Newcombe, cost and time of a task by"
              + " Welch's t, each with 95 % confidence and from 30 judged tasks in both arms on.")
  ExperimentView showExperiment(
      @Parameter(description = "As it is configured.", example = "cheap-tests") @PathVariable
          String name) {
    return experiments
        .find(name)
        .map(this::view)
        .orElseThrow(() ->
            Refusal.of(
                ProblemKind.NOT_FOUND, new InvalidField("name", "names no experiment: " + name)));
  }

  private ExperimentView view(Experiment experiment) {
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    List<String> labels = experiment.arms().stream().map(experiment::label).toList();
    return ExperimentView.of(experiment, arms.of(labels, since), since);
  }
}
