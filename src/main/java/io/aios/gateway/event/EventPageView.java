package io.aios.gateway.event;

import io.aios.project.Events.Numbered;
import io.aios.project.Events.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of events. */
@Schema(description = "A page of events, oldest first.")
record EventPageView(
    List<EventView> events,
    @Schema(description = "Ask for the next page with this `after`.", example = "7") long nextAfter,
    @Schema(
            description = "Whether the project has ended and nothing comes after this page.",
            example = "false")
        boolean ended,
    @Schema(
            description =
                "How many events between `after` and the end of this page are not kept any more.",
            example = "0")
        long expired) {

  /**
   * @param before where the project stood before the events were read
   */
  static EventPageView of(List<Numbered> events, long after, Standing before) {
    boolean nothingLeft = before.ended() && events.isEmpty();
    long end = events.isEmpty() ? after : events.getLast().sequence();
    if (nothingLeft) {
      end = Math.max(after, before.last());
    }
    boolean lastIsHere = events.stream().anyMatch(numbered -> numbered.event().kind().isLast());
    return new EventPageView(
        events.stream().map(EventView::of).toList(),
        end,
        lastIsHere || nothingLeft,
        end - after - events.size());
  }
}
