package io.aios.gateway.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.ledger.Arms.Tally;
import io.aios.money.Usd;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An arm of an experiment as clients see it. */
@Schema(
    description = "One way to route, and what it came to. Only judged tasks are in the figures.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArmView(
    @Schema(example = "b") String name,
    @Schema(description = "Share of the tasks, in percent.", example = "50") int share,
    @Schema(description = "The policy that ranks; absent if a model is set.", example = "balanced")
        @Nullable String policy,
    @Schema(
            description = "The only model that is asked; absent if a policy is set.",
            example = "anthropic/claude-haiku-4-5-20251001")
        @Nullable String model,
    @Schema(description = "Tasks that were assigned, judged or not.", example = "64") long tasks,
    @Schema(description = "Judged tasks of which nothing was rejected.", example = "47")
        long accepted,
    @Schema(description = "Judged tasks of which a reply was rejected or revoked.", example = "14")
        long rejected,
    @Schema(description = "Judged tasks of which a reply was accepted in the end.", example = "60")
        long delivered,
    @Schema(description = "Share of the judged tasks that were accepted; absent if none is judged.")
        @Nullable IntervalView acceptance,
    @Schema(description = "Charged calls.", example = "80") long calls,
    @Schema(description = "What all calls cost, in US dollars.", example = "1.237104")
        String costUsd,
    @Schema(description = "Cost of a call; absent if there is none.", example = "0.0154638")
        @Nullable String costPerCallUsd,
    @Schema(
            description = "Cost of all calls for each task that was delivered; absent if none was.",
            example = "0.0206184")
        @Nullable String costPerAcceptedUsd,
    @Schema(description = "Time of a call; absent if there is none.", example = "8.214")
        @Nullable BigDecimal secondsPerCall) {

  static ArmView of(Arm arm, Tally tally) {
    Treatment treatment = arm.treatment();
    return new ArmView(
        arm.name(),
        arm.percent(),
        treatment instanceof Treatment.ByPolicy byPolicy ? byPolicy.policy().word() : null,
        treatment instanceof Treatment.ByModel byModel ? byModel.model().toString() : null,
        tally.tasks(),
        tally.accepted(),
        tally.rejected(),
        tally.delivered(),
        tally.judged() == 0 ? null : IntervalView.of(Contrast.acceptance(tally), 4),
        tally.calls(),
        usd(tally.nanos().sum(), 1),
        tally.calls() == 0 ? null : usd(tally.nanos().sum(), tally.calls()),
        tally.delivered() == 0 ? null : usd(tally.nanos().sum(), tally.delivered()),
        tally.calls() == 0 ? null : seconds(tally));
  }

  /** To the nearest nano-dollar. */
  private static String usd(BigInteger nanos, long among) {
    BigDecimal share =
        new BigDecimal(nanos).divide(BigDecimal.valueOf(among), 0, RoundingMode.HALF_EVEN);
    return new Usd(share.longValueExact()).toString();
  }

  private static BigDecimal seconds(Tally tally) {
    return new BigDecimal(tally.milliseconds().sum(), 3)
        .divide(BigDecimal.valueOf(tally.calls()), 3, RoundingMode.HALF_EVEN);
  }
}
