package io.aios.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** What {@code engine_claim} promises, one turn after the other, without a thought of speed. */
final class LineModel {

  private static final Comparator<Row> FIRST_IN_LINE =
      Comparator.comparingInt((Row row) -> -row.priority())
          .thenComparing(Row::due)
          .thenComparing(Row::instance);

  private final Admission admission;
  private final Map<String, Row> waiting = new HashMap<>();
  private final Map<String, Taken> taken = new HashMap<>();
  private final Map<String, Double> turns = new HashMap<>();
  private double clock;

  LineModel(Admission admission) {
    this.admission = admission;
  }

  /** A row of the line. */
  record Row(String instance, String tenant, String kind, int priority, Instant due) {}

  private record Taken(Row row, Instant beat) {}

  void join(Row row) {
    waiting.put(row.instance(), row);
  }

  void complete(String instance) {
    taken.remove(instance);
  }

  void beat(String instance, Instant now) {
    taken.computeIfPresent(instance, (key, known) -> new Taken(known.row(), now));
  }

  List<String> takenRows() {
    return taken.keySet().stream().sorted().toList();
  }

  int waitingRows() {
    return waiting.size();
  }

  List<String> claim(Instant now, Instant deadBefore, int most, SortedSet<String> served) {
    List<String> claimed = new ArrayList<>();
    taken.values().stream()
        .filter(row -> row.beat().isBefore(deadBefore) && serves(served, row.row()))
        .sorted(Comparator.comparing(Taken::beat).thenComparing(row -> row.row().instance()))
        .limit(most)
        .toList()
        .forEach(dead -> {
          taken.put(dead.row().instance(), new Taken(dead.row(), now));
          claimed.add(dead.row().instance());
        });
    if (claimed.size() < most) {
      // Who comes late starts where the last turn of all began.
      turns.replaceAll((tenant, turn) -> Math.max(turn, clock));
      double start = clock;
      while (claimed.size() < most) {
        Optional<Row> next = next(now, served, start);
        if (next.isEmpty()) {
          break;
        }
        take(next.get(), now, start);
        claimed.add(next.get().instance());
      }
    }
    return claimed;
  }

  private void take(Row row, Instant now, double start) {
    double turn = turns.getOrDefault(row.tenant(), start);
    clock = Math.max(clock, turn);
    turns.put(row.tenant(), turn + 1 / weight(row.tenant()));
    waiting.remove(row.instance());
    taken.put(row.instance(), new Taken(row, now));
  }

  private Optional<Row> next(Instant now, SortedSet<String> served, double start) {
    Map<String, Row> heads = new TreeMap<>();
    waiting.values().stream()
        .filter(row -> !row.due().isAfter(now) && serves(served, row) && hasRoom(row))
        .sorted(FIRST_IN_LINE)
        .forEach(row -> heads.putIfAbsent(row.tenant(), row));
    int places = 1 + heads.keySet().stream().mapToInt(this::held).sum();
    double weights = 0;
    for (String tenant : heads.keySet()) {
      weights += weight(tenant);
    }
    double all = weights;
    return heads.values().stream()
        .filter(row -> held(row.tenant()) < Math.ceil(weight(row.tenant()) * places / all))
        .min(
            Comparator.comparingDouble((Row row) -> turns.getOrDefault(row.tenant(), start))
                .thenComparing(Row::due)
                .thenComparing(Row::tenant));
  }

  private boolean hasRoom(Row row) {
    Admission.Kind kind = admission.kinds().get(row.kind());
    Admission.Share share = admission.tenants().get(row.tenant());
    long ofKind = taken.values().stream().filter(t -> t.row().kind().equals(row.kind())).count();
    return (kind == null || kind.concurrent() == null || ofKind < kind.concurrent())
        && (share == null || share.concurrent() == null || held(row.tenant()) < share.concurrent());
  }

  private int held(String tenant) {
    return (int) taken.values().stream().filter(row -> row.row().tenant().equals(tenant)).count();
  }

  private double weight(String tenant) {
    Admission.Share share = admission.tenants().get(tenant);
    return share == null ? 1 : share.weight();
  }

  private static boolean serves(SortedSet<String> served, Row row) {
    return served.isEmpty() || served.contains(row.kind());
  }
}
