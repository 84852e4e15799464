package io.aios.gateway.quote;

import io.aios.llm.ProviderReports;
import io.aios.project.Brief;
import io.aios.project.Quote;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Policy;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Terms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a brief is expected to cost and to take. Thread-safe. */
public final class Appraiser {

  private final Templates templates;
  private final Chronicles chronicles;
  private final RoutingPolicy policy;
  private final Markets markets;
  private final Served served;

  /**
   * @throws IllegalStateException if a template names a tier that there is not
   */
  Appraiser(
      Templates templates,
      Chronicles chronicles,
      RoutingPolicy policy,
      Markets markets,
      Served served) {
    templates.templates().forEach(Outlook::requireKnownTiers);
    this.templates = templates;
    this.chronicles = chronicles;
    this.policy = policy;
    this.markets = markets;
    this.served = served;
  }

  /** What to keep with the project. */
  public Quote quote(Brief brief) {
    return estimate(brief).quote();
  }

  /** The same in full. */
  public QuoteView view(Brief brief) {
    return QuoteView.of(estimate(brief), brief.budget());
  }

  private Estimate estimate(Brief brief) {
    Template template =
        templates
            .find(brief.template())
            .orElseThrow(() -> new IllegalArgumentException("No template " + brief.template()));
    var outlook = new Outlook(policy, served.in(markets.now()), terms(brief.terms()), brief);
    return new Estimator(template, outlook, chronicles.history()).estimate();
  }

  /** What the terms of a project mean to a router. */
  private static Terms terms(io.aios.project.Terms terms) {
    Policy wanted =
        Policy.of(terms.policy())
            .orElseThrow(
                () -> new IllegalArgumentException("There is no policy " + terms.policy()));
    return new Terms(
        wanted, terms.localOnly(), terms.models(), terms.stepsDown(), terms.reusesReplies(), "");
  }

  /** Knows which providers workers call; a gateway of its own calls none. */
  record Served(ProviderReports reports, InstantSource clock) {

    Market in(Market market) {
      Instant now = clock.instant();
      Set<String> names =
          reports.current(now).stream()
              .map(report -> report.status().provider())
              .collect(Collectors.toSet());
      return market.ahead(names.isEmpty() ? market.providers() : names);
    }
  }
}
