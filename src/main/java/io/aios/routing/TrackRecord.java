package io.aios.routing;

import io.aios.llm.ModelId;
import java.util.Map;

/**
 * What became of earlier replies.
 *
 * @param tallies by task type and model; those of which nothing is known are missing
 */
public record TrackRecord(Map<Key, Tally> tallies) {

  public static final TrackRecord EMPTY = new TrackRecord(Map.of());

  public TrackRecord {
    tallies = Map.copyOf(tallies);
  }

  public Tally of(TaskType type, ModelId model) {
    return tallies.getOrDefault(new Key(type, model), Tally.NONE);
  }

  /** What a record is about. */
  public record Key(TaskType type, ModelId model) {}

  /**
   * Counts of replies.
   *
   * @param accepted verification found nothing against them
   * @param rejected they could not be used, or verification found something
   * @param revoked of those that were accepted, sent back later
   * @param outputTokens of all of them together
   */
  public record Tally(long accepted, long rejected, long revoked, long outputTokens) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);
  }
}
