package io.aios.routing.limits;

import io.aios.routing.Turnstile.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The limits of calls at once.
 *
 * @param seats how many there are, by the name of the limit
 */
record Bounds(Map<String, Integer> seats) {

  Bounds {
    seats = Map.copyOf(seats);
  }

  static Bounds of(LimitsProperties properties) {
    Map<String, Integer> seats = new TreeMap<>();
    properties
        .providers()
        .forEach((name, limits) -> seats.put(ofProvider(name), limits.concurrent()));
    properties.agents().forEach((kind, limits) -> seats.put(ofAgent(kind), limits.concurrent()));
    seats.values().removeIf(most -> most == 0);
    return new Bounds(seats);
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  /** The names of the limits that a call counts for; empty if there is none. */
  List<String> of(Passage passage) {
    List<String> names = new ArrayList<>();
    names.add(ofProvider(passage.provider()));
    names.add(ofAgent(passage.agent()));
    names.removeIf(name -> !seats.containsKey(name));
    return names;
  }

  private static String ofProvider(String name) {
    return "provider " + name;
  }

  private static String ofAgent(String kind) {
    return "agent " + kind;
  }
}
