package io.aios.chaos;

import static org.awaitility.Awaitility.await;

import io.aios.node.NodeRole;
import io.aios.testing.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes in JVMs of their own, one role each, which are killed and started again. Thread-safe. */
final class Fleet implements AutoCloseable {

  /** Nodes start often, and two cores have to do: no optimizing compiler, no parallel collector. */
  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final Pattern SCHEDULER = Pattern.compile("table-name=engine_agent, name=(\\S+)");
  private static final Duration START = Duration.ofMinutes(6);
  private static final int MOST_TRIES = 5;
  private static final int TAIL = 4_000;

  private final Path logs;
  private final List<String> settings;
  private final List<Member> members = new CopyOnWriteArrayList<>();
  private final List<Member> stopping = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger failedStarts = new AtomicInteger();
  private final ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  /**
   * One node.
   *
   * @param number from 1, in order of their starts
   */
  record Member(NodeRole role, int number, NodeProcess process) {

    boolean isReady() {
      return process.isAlive() && process.log().contains("Started AiosApplication");
    }

    int port() {
      return process.port();
    }

    /** Who it is in the engine's table of tasks. */
    String scheduler() {
      Matcher matcher = SCHEDULER.matcher(process.log());
      return matcher.find() ? matcher.group(1) : "none";
    }

    /** The end of its log. */
    String tail() {
      String log = process.log();
      return role + " " + number + ":\n" + log.substring(Math.max(0, log.length() - TAIL));
    }
  }

  /**
   * Nodes yet to be started.
   *
   * @param logs where their logs go
   * @param settings of all of them
   */
  Fleet(Path logs, List<String> settings) {
    this.logs = logs;
    this.settings = List.copyOf(settings);
  }

  /** Starts so many nodes of each role and waits until they serve. */
  void start(Map<NodeRole, Integer> counts) {
    List<Future<?>> starts = new ArrayList<>();
    counts.forEach((role, count) -> {
      for (int node = 0; node < count; node++) {
        starts.add(add(role, Duration.ZERO));
      }
    });
    await().atMost(START).until(() -> starts.stream().allMatch(Future::isDone));
    check();
  }

  /** Starts one more node after a while; one that cannot start is started again, some times. */
  Future<?> add(NodeRole role, Duration after) {
    return starting.submit(() -> {
      try {
        Thread.sleep(after);
        for (int tries = 1; !closed && !starts(role, tries); tries++) {
          failedStarts.incrementAndGet();
        }
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private boolean starts(NodeRole role, int tries) throws InterruptedException {
    List<String> all = new ArrayList<>(settings);
    all.add("--aios.node.roles=" + role.name().toLowerCase(Locale.ROOT));
    Member member =
        new Member(role, numbers.incrementAndGet(), NodeProcess.launch(logs, OPTIONS, all));
    members.add(member);
    long limit = System.nanoTime() + START.toNanos();
    while (!member.isReady()) {
      if (closed || !members.contains(member)) {
        return true;
      }
      boolean late = System.nanoTime() > limit;
      if (late || !member.process().isAlive()) {
        members.remove(member);
        member.process().kill();
        if (late || tries == MOST_TRIES) {
          failures.add("does not start, " + member.tail());
          return true;
        }
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }

  /** Those of a role, whether they serve or not yet, or not any more. */
  List<Member> members(NodeRole role) {
    return members.stream().filter(it -> it.role() == role).toList();
  }

  /** Those of a role that serve. */
  List<Member> ready(NodeRole role) {
    return members.stream().filter(it -> it.role() == role && it.isReady()).toList();
  }

  /** Kills a node, as {@code kill -9} does. */
  void kill(Member member) {
    members.remove(member);
    member.process().kill();
  }

  /** Asks a node to stop, and waits until it has; its exit code. */
  int stop(Member member) {
    stopping.add(member);
    int code = member.process().stop();
    members.remove(member);
    return code;
  }

  /** Starts that failed and were made up for, as when the database was away. */
  int failedStarts() {
    return failedStarts.get();
  }

  /** What the logs of all living nodes end with. */
  String tails() {
    return String.join("\n", members.stream().map(Member::tail).toList());
  }

  /** Fails if a node could not be started, or ended by itself. */
  void check() {
    for (Member member : List.copyOf(members)) {
      if (!member.process().isAlive() && !stopping.contains(member) && members.remove(member)) {
        failures.add("ended by itself, " + member.tail());
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join("\n", failures));
    }
  }

  @Override
  public void close() {
    closed = true;
    starting.shutdownNow();
    members.forEach(member -> member.process().kill());
  }
}
