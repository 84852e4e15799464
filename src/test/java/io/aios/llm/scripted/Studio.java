package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a whole team of agents against the scripted provider: asks as they ask, reads as they read.
 */
final class Studio {

  static final ModelId STANDARD = new ModelId("scripted", "standard");
  static final int PLENTY = 1_000_000;

  private static final Pattern FILE =
      Pattern.compile("(?ms)^<file path=\"([^\"\\n]*)\">\\n(.*?)^</file>$");

  private final Provider provider;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final String name;
  private final String brief;

  Studio(Provider provider, String name, String brief) {
    this.provider = provider;
    this.name = name;
    this.brief = brief;
  }

  static Provider provider() {
    return provider(ScriptedProperties.faultless());
  }

  static Provider provider(ScriptedProperties properties) {
    return new ScriptedProviderConfig().scriptedProvider(properties);
  }

  /** Has all agents do their work and gives the files by path. */
  Map<String, String> build() {
    files.putAll(filesOf(text(specification())));
    Map<String, String> contract = Map.copyOf(files);
    JsonNode steps = plan();
    Map<String, String> built = new LinkedHashMap<>();
    built.putAll(filesOf(text(work(ScriptedAgent.BACKEND, contract, steps))));
    built.putAll(filesOf(text(work(ScriptedAgent.FRONTEND, contract, steps))));
    files.putAll(built);
    Map<String, String> seen = Map.copyOf(files);
    files.putAll(filesOf(text(work(ScriptedAgent.QA, seen, steps))));
    files.putAll(filesOf(text(work(ScriptedAgent.DEVOPS, Map.of(), steps))));
    return files;
  }

  JsonNode plan() {
    String reply = text(prompt(ScriptedAgent.CTO, contractBlocks() + "<deliver>plan</deliver>\n"));
    assertThat(reply).startsWith("```json\n").endsWith("\n```\n");
    return JsonMapper.shared().readTree(reply.substring(8, reply.length() - 4)).path("steps");
  }

  Prompt specification() {
    return prompt(ScriptedAgent.CTO, "<deliver>specification</deliver>\n");
  }

  /** What an agent is asked that sees these files. */
  Prompt work(ScriptedAgent agent, Map<String, String> seen, JsonNode steps) {
    StringBuilder blocks = new StringBuilder();
    seen.forEach((path, content) -> blocks.append(new Page(path, content).block()));
    if (agent == ScriptedAgent.QA || agent == ScriptedAgent.DEVOPS) {
      blocks.append("<files>\n").append(String.join("\n", files.keySet())).append("\n</files>\n");
    }
    for (JsonNode step : steps) {
      if (step.path("kind").asString().equals(agent.name())) {
        blocks.append(
            "<step key=\"" + step.path("key").asString() + "\" kind=\"" + agent + "\">\n");
        blocks.append(step.path("title").asString()).append("\nThe goal.\n</step>\n");
        blocks.append("<planned>\n" + lines(step.path("files")) + "</planned>\n");
        blocks.append("<owned>\n" + lines(step.path("owns")) + "</owned>\n");
      }
    }
    return prompt(agent, blocks + "<deliver>files</deliver>\n");
  }

  /** A prompt of this agent whose first turn ends with these blocks. */
  Prompt prompt(ScriptedAgent agent, String blocks) {
    String safe = brief.replace("</brief", "<\\/brief");
    return new Prompt(
        "# Agent: " + agent + "\nWrite well.\n",
        List.of(
            new Turn.User(
                "<template name=\"web-app\">\nguidance\n</template>\n<brief name=\""
                    + name.replace("&", "&amp;").replace("\"", "&quot;")
                    + "\">\n"
                    + safe
                    + "\n</brief>\n"
                    + blocks)),
        PLENTY);
  }

  String text(Prompt prompt) {
    return reply(provider, prompt).text();
  }

  static Reply reply(Provider provider, Prompt prompt) {
    ModelResult result = provider.complete(STANDARD, prompt, Listener.NONE);
    assertThat(result).isInstanceOf(ModelResult.Replied.class);
    return ((ModelResult.Replied) result).reply();
  }

  /** Reads file blocks as agents do. */
  static Map<String, String> filesOf(String reply) {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher block = FILE.matcher(reply);
    while (block.find()) {
      String content = block.group(2).replaceAll("(?m)^<\\\\/file>$", "</file>");
      assertThat(files.put(block.group(1), content)).as(block.group(1)).isNull();
    }
    return files;
  }

  private String contractBlocks() {
    StringBuilder blocks = new StringBuilder();
    files.forEach((path, content) -> blocks.append(new Page(path, content).block()));
    return blocks.toString();
  }

  private static String lines(JsonNode array) {
    StringBuilder lines = new StringBuilder();
    array.forEach(item -> lines.append(item.asString()).append('\n'));
    return lines.toString();
  }
}
