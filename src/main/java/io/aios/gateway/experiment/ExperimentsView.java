package io.aios.gateway.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All experiments. */
@Schema(description = "All experiments that are configured, by name.")
record ExperimentsView(List<ExperimentView> experiments) {}
