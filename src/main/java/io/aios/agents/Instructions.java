package io.aios.agents;

import io.aios.project.AgentKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The standing instructions of one kind of agent: who it is, what it gets, what it has to deliver
 * and in which format. They never change while the program runs, so that providers can cache them.
 *
 * @param text starts with the line {@code # Agent: KIND}; at most {@value #MOST_CHARACTERS}
 *     characters
 */
record Instructions(AgentKind kind, String text) {

  static final int MOST_CHARACTERS = 40_000;

  Instructions {
    if (!text.startsWith("# Agent: " + kind + "\n") || text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "The instructions of "
              + kind
              + " start with the line '# Agent: "
              + kind
              + "' and have at most "
              + MOST_CHARACTERS
              + " characters");
    }
  }

  /** Reads the resource {@code instructions/<kind in lower case>.md}. */
  static Instructions load(AgentKind kind) {
    String name = "/instructions/" + kind.name().toLowerCase(Locale.ROOT) + ".md";
    try (InputStream resource = Instructions.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("There are no instructions " + name);
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return new Instructions(kind, text.replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("The instructions " + name + " cannot be read", e);
    }
  }
}
