package io.aios.agents;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.aios.llm.ReplyShape;
import io.aios.project.AgentKind;
import io.aios.project.PlanningStep;
import io.aios.project.Step;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a plan out of a model's reply: finds the JSON, checks it against {@code
 * instructions/plan.schema.json}, and makes a plan of it. Every violation is a finding that names
 * its place as a JSON pointer. Thread-safe.
 */
final class PlanReader {

  /** The name of its findings among the checks. */
  static final String CHECK = "plan";

  static final int MOST_CHARACTERS = 1_000_000;

  /** How a model is held to plans, as far as it can be. */
  static final ReplyShape.Json SHAPE = PlanReaderSchema.shape(JsonMapper.shared());

  private static final int MOST_DEPTH = 10;
  private static final Pattern FENCE = Pattern.compile("(?m)^```(?:json|JSON)[ \\t]*\\r?\\n");

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Schema schema = schema();
  private final Set<AgentKind> kinds;

  /**
   * Makes a reader of plans for one crew.
   *
   * @param kinds who can be given a step
   */
  PlanReader(Set<AgentKind> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * Reads the reply.
   *
   * @param planner the planning step itself, whose files no other step may own
   */
  PlanReading read(String reply, Step planner) {
    if (reply.length() > MOST_CHARACTERS) {
      return refused("The reply has more than " + MOST_CHARACTERS + " characters.");
    }
    String json = json(reply);
    if (json.isEmpty()) {
      return refused("The reply has no JSON object; reply with the plan as one JSON object.");
    }
    try {
      return read(mapper.readTree(json), planner);
    } catch (JacksonException e) {
      return refused("The plan is no valid JSON: " + e.getOriginalMessage() + place(e));
    }
  }

  private PlanReading read(JsonNode tree, Step planner) {
    List<Finding> violations =
        schema.validate(tree).stream()
            .limit(Verdict.MOST_FINDINGS)
            .map(error -> finding(error.getInstanceLocation() + " " + error.getMessage()))
            .toList();
    if (!violations.isEmpty()) {
      return new PlanReading.Refused(violations);
    }
    PlanText text = mapper.treeToValue(tree, PlanText.class);
    return new PlanDraft(kinds, planner).read(text, pretty(tree));
  }

  private String pretty(JsonNode tree) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return mapper.writer().with(printer).writeValueAsString(tree) + "\n";
  }

  /**
   * The first fenced block of JSON, or else what the outermost braces enclose; empty if there is
   * none.
   */
  private static String json(String reply) {
    Matcher fence = FENCE.matcher(reply);
    if (!reply.stripLeading().startsWith("{") && fence.find()) {
      // Within JSON a line cannot start with a fence: strings have no raw line breaks.
      int end = reply.indexOf("\n```", fence.end() - 1);
      return reply.substring(fence.end(), end < fence.end() ? reply.length() : end);
    }
    int start = reply.indexOf('{');
    int end = reply.lastIndexOf('}');
    return start < 0 || end < start ? "" : reply.substring(start, end + 1);
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(PlanReaderSchema.text(), InputFormat.JSON);
  }

  private static String place(JacksonException e) {
    var place = e.getLocation();
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private static PlanReading refused(String problem) {
    return new PlanReading.Refused(List.of(finding(problem)));
  }

  static Finding finding(String problem) {
    return new Finding(
        CHECK,
        PlanningStep.PLAN.value(),
        Markup.printable(Markup.oneLine(problem), Finding.MOST_CHARACTERS));
  }
}
