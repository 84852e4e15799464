package io.aios.project;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The stored events of projects, numbered from 1 without gaps in each project. Those of a project
 * that has ended may expire: then the first ones, or all, are missing. Thread-safe.
 */
public interface Events {

  /**
   * Appends events in this order and wakes those who watch; joins the caller's transaction.
   *
   * @throws IllegalStateException if there is no such project
   */
  void append(ProjectId project, List<Event> events, Instant now);

  /**
   * Appends what a worker has to tell while it performs a task; nothing if the project has ended
   * meanwhile, so that its last event stays the last.
   */
  void tell(ProjectId project, Event event, Instant now);

  /**
   * Events with a higher number than the given one, oldest first.
   *
   * @param sequence 0 for all
   * @param limit 1 to 1,000
   */
  List<Numbered> after(ProjectId project, long sequence, int limit);

  /**
   * How far the events of these projects have come, at one instant; a project that does not exist
   * is not among them.
   *
   * @param projects at most 1,000
   */
  Map<ProjectId, Standing> standings(Collection<ProjectId> projects);

  /**
   * How far a project's events have come.
   *
   * @param last the number of its last event, kept or expired; 0 if there was none
   * @param ended whether the project has ended, so that no further event comes
   */
  record Standing(long last, boolean ended) {
    public Standing {
      if (last < 0) {
        throw new IllegalArgumentException("last must not be negative");
      }
    }
  }

  /**
   * An event in its place.
   *
   * @param at to the microsecond; what is finer is cut off
   */
  record Numbered(long sequence, Instant at, Event event) {
    public Numbered {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }
}
