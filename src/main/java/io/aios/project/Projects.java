package io.aios.project;

import io.aios.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All projects. Thread-safe; operations join the caller's transaction, and those that say so refuse
 * to work without one.
 */
public interface Projects {

  /**
   * Stores a new project with its first task, or finds the one that the same key of the same tenant
   * made before. If the same key comes twice at once, the second waits until the first one's
   * transaction has ended.
   *
   * @throws IllegalStateException outside of a transaction
   */
  Submitted submit(Submission submission, Instant now);

  Optional<Project> find(ProjectId id);

  /** One page of projects, newest first. */
  List<Project> list(Query query);

  /**
   * Notes that a person wants the project to end; the orchestrator ends it. False if there is no
   * such project or it has ended.
   */
  boolean requestCancel(ProjectId id, Instant now);

  /**
   * Notes that a person wants the project to be paused, which takes back a wish that it goes on;
   * the orchestrator pauses it. False if there is no such project or it has ended.
   */
  boolean requestPause(ProjectId id);

  /**
   * Notes that a person wants the project to go on, which takes back a wish that it is paused; the
   * orchestrator resumes it. False if there is no such project, or it neither is nor will be
   * paused.
   */
  boolean requestResume(ProjectId id);

  /**
   * Changes what may be spent on the project in all. Joins the caller's transaction, and leaves the
   * account of the project to the caller. False if there is no such project or it has ended.
   *
   * @param budget more than zero
   */
  boolean changeBudget(ProjectId id, Usd budget);

  /**
   * Changes how the project stands in time; leaves what waits in the engine to the caller. False if
   * there is no such project or it has ended.
   */
  boolean changeUrgency(ProjectId id, Urgency urgency);

  /**
   * Locks the project until the end of the transaction, so that one decision at a time is made on
   * it.
   *
   * @throws IllegalStateException outside of a transaction, where a lock would hold nothing
   */
  Optional<Locked> lock(ProjectId id);

  /**
   * Writes what was decided on a locked project.
   *
   * @param before the project as the decision found it
   * @throws IllegalStateException outside of a transaction
   */
  void write(Project before, Decision decision);

  /** Forgets the wish to pause or to resume, because a decision has met it. */
  void markMet(ProjectId id);

  /** Marks reports as folded into a decision, or found stale. */
  void markRead(List<Report> reports, Instant now);

  /**
   * A new project.
   *
   * @param tenant whose it is
   * @param firstTask id of its planning task
   * @param idempotencyKey the client's own name for this request, 1 to 255 characters; empty if it
   *     gave none
   * @param requestHash digest of the request, to tell a repetition from a mistake
   */
  record Submission(
      ProjectId id,
      Tenant tenant,
      TaskId firstTask,
      Brief brief,
      String idempotencyKey,
      String requestHash) {}

  /** What became of a submission. */
  sealed interface Submitted {

    /** It is a new project. */
    record Accepted(Project project) implements Submitted {}

    /** The same request came before; this is the project that it made. */
    record Repeated(Project project) implements Submitted {}

    /** The same key came before with another request. */
    record Conflicting() implements Submitted {}
  }

  /**
   * A page.
   *
   * @param states only projects in one of these states; empty for all
   * @param before only projects with a lower id; {@link #NEWEST} for the first page
   * @param limit most rows, 1 to 201 (one more than a page, to see whether another follows)
   */
  record Query(Set<ProjectState> states, UUID before, int limit) {

    /** Higher than every UUIDv7. */
    public static final UUID NEWEST = new UUID(-1L, -1L);

    public Query {
      states = Set.copyOf(states);
      if (limit < 1 || limit > 201) {
        throw new IllegalArgumentException("limit must be 1 to 201");
      }
    }
  }

  /**
   * A project that nobody else can change now.
   *
   * @param unread reports that no decision has folded yet, oldest first
   * @param wish what a person wants of it
   */
  record Locked(Project project, List<Report> unread, Wish wish) {
    public Locked {
      unread = List.copyOf(unread);
    }
  }

  /** What a person wants of a project. */
  enum Wish {
    /** Nothing but that it goes on as it does. */
    NONE,
    PAUSE,
    RESUME,
    /** That it ends; outweighs every other wish. */
    CANCEL
  }
}
