package io.aios.routing;

import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the models that spending is compared with: what a shop would use that always uses the best.
 * Calls of real models are compared with a real one, simulated calls with a simulated one.
 *
 * <p>Unless one is named, it is the premium model that the quality policy puts first: of those that
 * can be called, or of the whole catalog where none can. Neither our own results nor open breakers
 * have a say, so that the yardstick stays the same while models come and go.
 */
public final class Yardstick {

  /** Models that write less at once are no alternative. */
  private static final int OUTPUT_TOKENS = 16_000;

  private final RoutingPolicy policy;
  private final Catalog catalog;
  private final List<Offer> named;

  private Yardstick(RoutingPolicy policy, Catalog catalog, List<Offer> named) {
    this.policy = policy;
    this.catalog = catalog;
    this.named = List.copyOf(named);
  }

  /**
   * A yardstick.
   *
   * @param reference {@code provider/model} to compare with; empty to have it found
   * @throws IllegalArgumentException if the catalog has no such model
   */
  public static Yardstick of(RoutingPolicy policy, Catalog catalog, String reference) {
    if (reference.isBlank()) {
      return new Yardstick(policy, catalog, List.of());
    }
    Optional<Offer> offer =
        reference.indexOf('/') > 0 ? catalog.find(ModelId.of(reference)) : Optional.empty();
    return new Yardstick(
        policy,
        catalog,
        List.of(
            offer.orElseThrow(() ->
                new IllegalArgumentException(
                    "aios.routing.reference names no model of the catalog: " + reference))));
  }

  /**
   * What to compare calls with; nothing for an origin of which there is no premium model.
   *
   * @param providers names of those that can be called
   */
  public Map<Origin, Offer> references(Set<String> providers, LocalDate today) {
    Map<Origin, Offer> references = new EnumMap<>(Origin.class);
    Set<String> all =
        catalog.offers().stream()
            .map(offer -> offer.model().provider())
            .collect(Collectors.toUnmodifiableSet());
    named.forEach(offer -> references.put(offer.origin(), offer));
    ranked(providers, today).forEach(offer -> references.putIfAbsent(offer.origin(), offer));
    ranked(all, today).forEach(offer -> references.putIfAbsent(offer.origin(), offer));
    return Collections.unmodifiableMap(references);
  }

  /** The premium models, best first. */
  private List<Offer> ranked(Set<String> providers, LocalDate today) {
    var prompt = new Prompt("", List.of(new Turn.User("Build.")), OUTPUT_TOKENS);
    UUID nobody = new UUID(0, 0);
    var ask =
        new Ask(
            nobody,
            "reference",
            new Purpose(Purpose.DEFAULT_TENANT, nobody, "CTO", "specification"),
            Collections.emptySortedSet(),
            Tier.PREMIUM,
            prompt,
            Terms.STANDARD.with(Policy.QUALITY),
            Set.of());
    return policy.rank(ask, Market.fresh(catalog, today, providers)).candidates().stream()
        .map(Ranking.Candidate::offer)
        .filter(offer -> offer.tier() == Tier.PREMIUM)
        .toList();
  }
}
