package io.aios.gateway.quote;

import io.aios.gateway.Stall;
import io.aios.project.Brief;
import io.aios.project.Quote;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.routing.Policy;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Terms;

/** Says what a brief is expected to cost and to take. Thread-safe. */
public final class Appraiser {

  private final Templates templates;
  private final Chronicles chronicles;
  private final RoutingPolicy policy;
  private final Stall stall;

  /**
   * @throws IllegalStateException if a template names a tier that there is not
   */
  Appraiser(Templates templates, Chronicles chronicles, RoutingPolicy policy, Stall stall) {
    templates.templates().forEach(Outlook::requireKnownTiers);
    this.templates = templates;
    this.chronicles = chronicles;
    this.policy = policy;
    this.stall = stall;
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
    var outlook = new Outlook(policy, stall.market(), terms(brief.terms()), brief);
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
}
