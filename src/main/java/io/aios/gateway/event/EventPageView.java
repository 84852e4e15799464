package io.aios.gateway.event;

import io.aios.project.Events.Numbered;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of events. */
@Schema(description = "A page of events, oldest first.")
record EventPageView(
    List<EventView> events,
    @Schema(description = "Ask for the next page with this `after`.", example = "7") long nextAfter,
    @Schema(description = "Whether the last event of the project is on it.", example = "false")
        boolean ended) {

  static EventPageView of(List<Numbered> events, long after) {
    return new EventPageView(
        events.stream().map(EventView::of).toList(),
        events.isEmpty() ? after : events.getLast().sequence(),
        events.stream().anyMatch(numbered -> numbered.event().kind().isLast()));
  }
}
