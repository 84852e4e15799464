package io.aios.routing;

import io.aios.ledger.Ledger;
import io.aios.llm.Provider;
import java.util.Map;

/**
 * What every ask of a router works with.
 *
 * @param policy name of the policy that ranks
 * @param providers by name
 */
record Means(
    String policy, Ledger ledger, Map<String, Provider> providers, Perseverance perseverance) {

  Means {
    providers = Map.copyOf(providers);
  }
}
