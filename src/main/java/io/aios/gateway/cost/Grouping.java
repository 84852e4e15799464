package io.aios.gateway.cost;

import io.aios.gateway.Refusal;
import io.aios.ledger.Facet;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads by what a client wants costs told apart. Pure. */
final class Grouping {

  private static final Pattern COMMA = Pattern.compile(",");

  private Grouping() {}

  /**
   * The facets of a parameter that may come several times, each time with several words.
   *
   * @throws Refusal if there is nothing, or something that costs are not told apart by
   */
  static SortedSet<Facet> of(List<String> words) {
    SortedSet<Facet> facets = new TreeSet<>();
    for (String word : words.stream().flatMap(COMMA::splitAsStream).toList()) {
      facets.add(
          Facet.of(word).orElseThrow(() -> Refusal.invalid("groupBy", "must be among " + all())));
    }
    if (facets.isEmpty()) {
      throw Refusal.invalid("groupBy", "must name at least one of " + all());
    }
    return facets;
  }

  private static String all() {
    return Arrays.stream(Facet.values()).map(Facet::word).collect(Collectors.joining(", "));
  }
}
