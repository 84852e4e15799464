package io.aios.gateway.report;

import io.aios.gateway.Calls;
import io.aios.gateway.cost.Comparison;
import io.aios.gateway.cost.ComparisonView;
import io.aios.ledger.CallLine;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import io.aios.project.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a project cost so far.
 *
 * @param estimatedUsd the part of what was spent that is not the price of a reported usage: calls
 *     that broke off before their provider had reported all that it bills
 */
@Schema(description = "What a project cost so far; spent + held is never more than the budget.")
record CostsView(
    @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID projectId,
    @Schema(description = "In US dollars.", example = "5.00") String budgetUsd,
    @Schema(description = "Set aside for calls in flight.", example = "0.00") String heldUsd,
    @Schema(description = "Charged.", example = "0.187544") String spentUsd,
    @Schema(description = "What can still be set aside.", example = "4.812456") String leftUsd,
    @Schema(
            description =
                "Part of spentUsd that is estimated: calls whose provider did not report all that"
                    + " it bills.",
            example = "0.00")
        String estimatedUsd,
    @Schema(
            description = "What replies had cost that were used again, for nothing.",
            example = "0.00")
        String savedByReuseUsd,
    @Schema(description = "Charged calls.", example = "7") int calls,
    List<CostLineView> byAgent,
    List<CostLineView> byModel,
    List<CostLineView> byProvider,
    @Schema(description = "By the day of the charge, in UTC.") List<CostLineView> byDay,
    @Schema(description = "Computed: the same tokens at the reference model.", example = "0.312903")
        String premiumUsd,
    @Schema(
            description =
                "Computed: premiumUsd less the cost of all calls; negative if dearer models were"
                    + " used.",
            example = "0.125359")
        String savedUsd,
    ComparisonView comparison,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  static CostsView of(Project project, Statement account, Calls calls, Comparison comparison) {
    Usd premium = comparison.cost(calls.lines());
    return new CostsView(
        project.id().value(),
        account.limit().toString(),
        account.held().toString(),
        account.spent().toString(),
        account.left().toString(),
        calls.estimated().toString(),
        calls.savedByReuse().toString(),
        calls.lines().size(),
        byAgent(project, calls),
        by(line -> line.model().toString(), calls),
        by(line -> line.model().provider(), calls),
        by(line -> LocalDate.ofInstant(line.endedAt(), ZoneOffset.UTC).toString(), calls),
        premium.toString(),
        premium.minus(calls.cost()).toString(),
        ComparisonView.of(comparison, calls.lines().stream().map(CallLine::origin)),
        calls.simulated());
  }

  private static List<CostLineView> byAgent(Project project, Calls calls) {
    return AgentCalls.tasks(project).entrySet().stream()
        .map(
            agent -> CostLineView.of(agent.getKey().name(), AgentCalls.of(agent.getValue(), calls)))
        .toList();
  }

  /** In order of their names. */
  private static List<CostLineView> by(Function<CallLine, String> name, Calls calls) {
    Map<String, List<CallLine>> groups =
        calls.lines().stream()
            .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> CostLineView.of(group.getKey(), new Calls(group.getValue())))
        .toList();
  }
}
