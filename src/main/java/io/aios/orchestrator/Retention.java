package io.aios.orchestrator;

import io.aios.artifacts.Artifacts;
import io.aios.engine.DurableWrite;
import io.aios.ledger.Replies;
import io.aios.project.ProjectId;
import io.aios.project.Remains;
import io.aios.project.Remains.Ended;
import io.aios.project.Remains.Kind;
import io.aios.project.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lets what projects left behind expire, one batch at a time. A batch is one short transaction:
 * some projects that have ended are locked, some of their rows go, and those of which nothing is
 * left are marked. Any number of nodes may do so side by side; they take different projects.
 */
final class Retention {

  private static final int MOST_PROJECTS = 50;

  private final Stores stores;
  private final DurableWrite write;
  private final Map<Kind, Duration> ages;
  private final int mostRows;
  private final InstantSource clock;

  /**
   * @param mostRows that go in one transaction
   */
  Retention(
      Stores stores,
      DurableWrite write,
      Map<Kind, Duration> ages,
      int mostRows,
      InstantSource clock) {
    this.stores = stores;
    this.write = write;
    this.ages = Map.copyOf(ages);
    this.mostRows = mostRows;
    this.clock = clock;
  }

  /** One batch of this kind. */
  Batch expire(Kind kind) {
    Duration age = ages.getOrDefault(kind, Duration.ZERO);
    return age.isZero() ? Batch.NONE : write.call(() -> expire(kind, clock.instant().minus(age)));
  }

  private Batch expire(Kind kind, Instant endedBefore) {
    List<Ended> due = stores.remains().claim(kind, endedBefore, MOST_PROJECTS);
    if (due.isEmpty()) {
      return Batch.NONE;
    }
    int rows = stores.remove(kind, due, mostRows);
    Predicate<Ended> isLeft = stores.left(kind, due);
    List<ProjectId> done = due.stream().filter(isLeft.negate()).map(Ended::project).toList();
    stores.remains().markExpired(kind, done, clock.instant());
    return new Batch(rows, done.size());
  }

  /**
   * What has gone.
   *
   * @param rows events and reports, replies, or contents
   * @param projects of which nothing of the kind is left
   */
  record Batch(int rows, int projects) {

    static final Batch NONE = new Batch(0, 0);

    /** Whether another batch may find more. */
    boolean hasMoved() {
      return rows > 0 || projects > 0;
    }
  }

  /** Where the remains are. */
  record Stores(Remains remains, Replies replies, Artifacts artifacts) {

    private int remove(Kind kind, List<Ended> due, int most) {
      return switch (kind) {
        case EVENTS -> remains.removeEvents(projects(due), most);
        case REPLIES -> replies.expire(tasks(due), most);
        case ARTIFACTS -> artifacts.remove(ids(due), most);
      };
    }

    /** Whether a project has any of it left. */
    private Predicate<Ended> left(Kind kind, List<Ended> due) {
      return switch (kind) {
        case EVENTS -> {
          Set<ProjectId> left = remains.withEvents(projects(due));
          yield ended -> left.contains(ended.project());
        }
        case REPLIES -> {
          Set<UUID> left = replies.withReplies(tasks(due));
          yield ended -> ended.tasks().stream().map(TaskId::value).anyMatch(left::contains);
        }
        case ARTIFACTS -> {
          Set<UUID> left = artifacts.withFiles(ids(due));
          yield ended -> left.contains(ended.project().value());
        }
      };
    }

    private static List<ProjectId> projects(List<Ended> due) {
      return due.stream().map(Ended::project).toList();
    }

    private static List<UUID> ids(List<Ended> due) {
      return due.stream().map(ended -> ended.project().value()).toList();
    }

    private static List<UUID> tasks(List<Ended> due) {
      return due.stream().flatMap(ended -> ended.tasks().stream()).map(TaskId::value).toList();
    }
  }
}
