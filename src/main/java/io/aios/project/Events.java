package io.aios.project;

import java.time.Instant;
import java.util.List;

/** The stored events of projects, numbered from 1 without gaps in each project. Thread-safe. */
public interface Events {

  /** Appends events in this order and wakes those who watch; joins the caller's transaction. */
  void append(ProjectId project, List<Event> events, Instant now);

  /**
   * Events with a higher number than the given one, oldest first.
   *
   * @param sequence 0 for all
   * @param limit 1 to 1,000
   */
  List<Numbered> after(ProjectId project, long sequence, int limit);

  /** An event in its place. */
  record Numbered(long sequence, Instant at, Event event) {}
}
