package io.aios.project;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What projects leave behind when they end, and when it expires. Only what has ended expires, so
 * nothing does that a running project could need. Thread-safe; joins the caller's transaction.
 */
public interface Remains {

  /**
   * Locks projects that ended before the given time and still have remains of this kind, the
   * earliest first, until the end of the transaction. Projects that somebody else has locked, or to
   * which something is just being added, are passed over and never waited for.
   *
   * @param most how many at most, at least 1
   * @throws IllegalStateException outside of a transaction, where a lock would hold nothing
   */
  List<Ended> claim(Kind kind, Instant endedBefore, int most);

  /**
   * Removes events and reports of these projects; what remains of a project keeps its numbers, and
   * so does what is still to come.
   *
   * @param most how many rows at most, at least 1
   * @return how many
   */
  int removeEvents(Collection<ProjectId> projects, int most);

  /** Those of these projects that have events or reports. */
  Set<ProjectId> withEvents(Collection<ProjectId> projects);

  /** Notes that all remains of this kind have expired. */
  void markExpired(Kind kind, Collection<ProjectId> projects, Instant now);

  /** When which remains of these projects expired; without those of which nothing has expired. */
  Map<ProjectId, Expired> expired(Collection<ProjectId> projects);

  /** When which remains of this project expired. */
  default Expired expired(ProjectId project) {
    return expired(List.of(project)).getOrDefault(project, Expired.NOTHING);
  }

  /** What expires, each after a time of its own. */
  enum Kind {
    /** Its events, and what workers reported. */
    EVENTS,
    /** What models replied; what it cost stays. */
    REPLIES,
    /** Its files. */
    ARTIFACTS
  }

  /** A project that has ended, with its tasks. */
  record Ended(ProjectId project, List<TaskId> tasks) {
    public Ended {
      tasks = List.copyOf(tasks);
    }
  }

  /** When which remains of a project expired. */
  record Expired(Map<Kind, Instant> times) {

    public static final Expired NOTHING = new Expired(Map.of());

    public Expired {
      times = Map.copyOf(times);
    }

    /** When these expired; empty as long as they have not. */
    public Optional<Instant> at(Kind kind) {
      return Optional.ofNullable(times.get(kind));
    }
  }
}
