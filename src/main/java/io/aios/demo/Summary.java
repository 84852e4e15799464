package io.aios.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Puts the report into a table for the terminal. Pure. */
final class Summary {

  private Summary() {}

  static List<String> lines(JsonNode report) {
    List<String> lines = new ArrayList<>();
    lines.add(row("AGENT", "FILES", "BYTES", "TOKENS", "COST USD", "SECONDS", "MODEL"));
    report.path("agents").forEach(agent -> lines.add(row(agent, agent.path("kind").asString())));
    lines.add(row(report.path("totals"), "total"));
    return lines;
  }

  private static String row(JsonNode part, String name) {
    List<String> models = new ArrayList<>();
    part.path("models").forEach(model -> models.add(model.asString()));
    return row(
        name,
        part.path("files").asString(),
        part.path("bytes").asString(),
        Long.toString(part.path("inputTokens").asLong() + part.path("outputTokens").asLong()),
        part.path("costUsd").asString(),
        part.path("seconds").asString(),
        String.join(", ", models));
  }

  private static String row(
      String name,
      String files,
      String bytes,
      String tokens,
      String cost,
      String seconds,
      String models) {
    return String.format(
            Locale.ROOT,
            "  %-10s %6s %9s %9s %13s %9s  %s",
            name,
            files,
            bytes,
            tokens,
            cost,
            seconds,
            models)
        .stripTrailing();
  }
}
