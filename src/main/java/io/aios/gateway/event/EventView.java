package io.aios.gateway.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.project.Event;
import io.aios.project.Events.Numbered;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event as clients see it. */
@Schema(description = "Something that happened to a project.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
    @Schema(description = "Its place, from 1 without gaps.", example = "7") long sequence,
    @Schema(example = "2026-11-22T09:00:04Z") Instant at,
    @Schema(description = "What kind of event; also the SSE event.", example = "task.succeeded")
        String kind,
    @Schema(description = "Key of the task; absent if it is about the project.", example = "qa")
        @Nullable String task,
    @Schema(description = "What happened, in one sentence.", example = "QA delivered 4 files")
        String text) {

  static EventView of(Numbered numbered) {
    Event event = numbered.event();
    String task =
        switch (event) {
          case Event.OfProject ofProject -> null;
          case Event.OfTask ofTask -> ofTask.task().value();
        };
    return new EventView(
        numbered.sequence(), numbered.at(), name(event.kind()), task, event.text());
  }

  /** The name on the wire, e.g. {@code task.sent-back}: whose event it is, and what happened. */
  static String name(Event.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }
}
