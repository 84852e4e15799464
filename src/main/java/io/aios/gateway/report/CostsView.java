package io.aios.gateway.report;

import io.aios.gateway.Calls;
import io.aios.ledger.CallLine;
import io.aios.ledger.Statement;
import io.aios.project.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
    @Schema(description = "Charged calls.", example = "7") int calls,
    List<CostLineView> byAgent,
    List<CostLineView> byModel,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  static CostsView of(Project project, Statement account, Calls calls) {
    return new CostsView(
        project.id().value(),
        account.limit().toString(),
        account.held().toString(),
        account.spent().toString(),
        account.left().toString(),
        calls.estimated().toString(),
        calls.lines().size(),
        byAgent(project, calls),
        byModel(calls),
        calls.simulated());
  }

  private static List<CostLineView> byAgent(Project project, Calls calls) {
    return AgentCalls.tasks(project).entrySet().stream()
        .map(
            agent -> CostLineView.of(agent.getKey().name(), AgentCalls.of(agent.getValue(), calls)))
        .toList();
  }

  private static List<CostLineView> byModel(Calls calls) {
    Map<String, List<CallLine>> models =
        calls.lines().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.model().toString(), TreeMap::new, Collectors.toList()));
    return models.entrySet().stream()
        .map(model -> CostLineView.of(model.getKey(), new Calls(model.getValue())))
        .toList();
  }
}
