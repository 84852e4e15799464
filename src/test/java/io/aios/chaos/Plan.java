package io.aios.chaos;

import io.aios.node.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a run does, drawn from its seed before it begins: the same seed and size give the same plan.
 *
 * @param bursts how many projects are submitted at the same moment, burst by burst
 */
record Plan(List<Strike> strikes, List<Burst> bursts) {

  private static final int MOST_IN_BURST = 5;

  /**
   * How large a run is.
   *
   * @param projects that are submitted
   * @param kills of nodes
   * @param databaseKills of PostgreSQL, spread between them
   * @param between two faults, on average
   */
  record Size(int projects, int kills, int databaseKills, Duration between) {}

  /** A fault. */
  sealed interface Strike {

    Duration after();

    /**
     * A node is killed.
     *
     * @param back when another one is started in its place
     */
    record Node(NodeRole role, Duration after, Duration back) implements Strike {}

    /**
     * PostgreSQL is killed.
     *
     * @param away until it is started again
     */
    record Database(Duration after, Duration away) implements Strike {}
  }

  /**
   * Projects that are submitted at the same moment.
   *
   * @param after the burst before
   */
  record Burst(int projects, Duration after) {}

  /** Workers are killed most, because most is lost with them. */
  static Plan of(long seed, Size size) {
    Random random = new Random(seed);
    List<Strike> strikes = new ArrayList<>();
    int stretch = size.kills() / (size.databaseKills() + 1);
    for (int kill = 1; kill <= size.kills(); kill++) {
      strikes.add(
          new Strike.Node(
              role(random.nextInt(10)), about(size.between(), random), upTo(3_000, random)));
      if (stretch > 0 && kill % stretch == 0 && kill / stretch <= size.databaseKills()) {
        strikes.add(new Strike.Database(about(size.between(), random), upTo(3_000, random)));
      }
    }
    return new Plan(List.copyOf(strikes), bursts(size, random));
  }

  /** Half of the bursts are of one project; all together take about as long as the strikes. */
  private static List<Burst> bursts(Size size, Random random) {
    List<Integer> sizes = new ArrayList<>();
    for (int left = size.projects(); left > 0; left -= sizes.getLast()) {
      int burst = random.nextBoolean() ? 1 : 2 + random.nextInt(MOST_IN_BURST - 1);
      sizes.add(Math.min(left, burst));
    }
    Duration between =
        size.between().multipliedBy(size.kills() + size.databaseKills()).dividedBy(sizes.size());
    return sizes.stream().map(burst -> new Burst(burst, about(between, random))).toList();
  }

  private static NodeRole role(int die) {
    if (die < 6) {
      return NodeRole.WORKER;
    }
    return die < 9 ? NodeRole.ORCHESTRATOR : NodeRole.GATEWAY;
  }

  /** Half to one and a half of it. */
  private static Duration about(Duration mean, Random random) {
    return Duration.ofMillis(mean.toMillis() / 2 + random.nextLong(mean.toMillis() + 1));
  }

  private static Duration upTo(int millis, Random random) {
    return Duration.ofMillis(random.nextInt(millis));
  }
}
