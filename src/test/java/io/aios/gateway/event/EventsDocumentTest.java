package io.aios.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsDocumentTest {

  private final String document;

  EventsDocumentTest() throws IOException {
    this.document = Files.readString(Path.of("docs", "events.md"));
  }

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void tellsWhenEachKindComes(Event.Kind kind) {
    String table = document.substring(document.indexOf("## Kinds"), document.indexOf("## What"));

    assertThat(table).contains("`" + EventView.name(kind) + "`");
  }
}
