package io.aios.llm.scripted;

import io.aios.llm.scripted.Field.Presence;
import io.aios.llm.scripted.Vocabulary.WordSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads from an OpenAPI contract what an application serves: the collections below {@code /api/}
 * and the operations on them. What it does not understand it leaves out; verification will say so.
 */
record ContractReader(Vocabulary vocabulary, Inflection inflection) {

  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_RESOURCES = 20;
  private static final int MOST_FIELDS = 50;
  private static final int MOST_CHARACTERS_OF_LINE = 500;
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Pattern PATH =
      Pattern.compile("/api/([a-z][a-z0-9_-]{0,60})(?:/\\{([a-z][a-z0-9_]{0,60})\\})?");

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,60}");

  /**
   * @throws UnreadablePromptException if this is no contract, or none that can be served
   */
  List<Resource> read(String contract) {
    JsonNode root = parse(contract);
    Map<String, Found> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      Matcher matcher = PATH.matcher(path.getKey());
      if (matcher.matches() && found.size() < MOST_RESOURCES) {
        found
            .computeIfAbsent(matcher.group(1), segment -> new Found(segment, root))
            .add(matcher, path.getValue());
      }
    }
    List<Resource> resources = new ArrayList<>();
    found.values().stream().filter(Found::isComplete).map(this::resource).forEach(resources::add);
    if (resources.isEmpty()) {
      throw new UnreadablePromptException(
          "The contract has no collection below /api/ to create in");
    }
    return resources;
  }

  private static JsonNode parse(String contract) {
    if (contract.length() > MOST_CHARACTERS) {
      throw new UnreadablePromptException("The contract is too long");
    }
    try {
      return YAML.readTree(contract);
    } catch (JacksonException broken) {
      throw new UnreadablePromptException("The contract is no YAML");
    }
  }

  private Resource resource(Found found) {
    List<String> plural = Words.of(found.segment);
    List<String> singular = inflection.singular(plural);
    String given = found.name();
    boolean isReserved = vocabulary.has(WordSet.RESERVED_ENTITIES, Words.snake(singular));
    String name = given.isEmpty() ? Words.pascal(singular) + (isReserved ? "Entry" : "") : given;
    Entity entity =
        new Entity(name, Words.snake(singular), Words.snake(plural), fields(found.schema()));
    String parameter = found.parameter.isEmpty() ? entity.singular() + "_id" : found.parameter;
    return new Resource(entity, "/api/" + found.segment, parameter, found.operations);
  }

  private List<Field> fields(JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      if (!PROPERTY.matcher(name).matches() || vocabulary.has(WordSet.RESERVED_FIELDS, name)) {
        throw new UnreadablePromptException("I cannot write a field that is named " + name);
      }
      Presence presence = required.contains(name) ? Presence.REQUIRED : Presence.OPTIONAL;
      if (!name.equals("id") && fields.size() < MOST_FIELDS) {
        fields.add(new Field(name, type(property.getValue()), presence));
      }
    }
    return fields;
  }

  private static FieldType type(JsonNode property) {
    boolean isNatural = property.path("minimum").asInt(-1) >= 0;
    return switch (property.path("type").asString("string")) {
      case "boolean" -> FieldType.FLAG;
      case "integer" -> isNatural ? FieldType.COUNT : FieldType.INTEGER;
      case "number" -> isNatural ? FieldType.AMOUNT : FieldType.DECIMAL;
      default -> text(property);
    };
  }

  private static FieldType text(JsonNode property) {
    if (property.path("format").asString("").equals("date")) {
      return FieldType.DATE;
    }
    boolean isLong = property.path("maxLength").asInt(0) > MOST_CHARACTERS_OF_LINE;
    return isLong ? FieldType.TEXT : FieldType.LINE;
  }

  /** What the paths of one collection say. */
  private static final class Found {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,60}");

    private final String segment;
    private final JsonNode root;
    private final Set<Operation> operations = EnumSet.noneOf(Operation.class);
    private String parameter = "";
    private JsonNode creation;

    private Found(String segment, JsonNode root) {
      this.segment = segment;
      this.root = root;
      this.creation = root.path("/");
    }

    private void add(Matcher path, JsonNode methods) {
      boolean isOfOne = path.group(2) != null;
      parameter = isOfOne ? path.group(2) : parameter;
      creation = isOfOne ? creation : methods.path("post");
      for (Operation operation : Operation.values()) {
        if (operation.concernsOne() == isOfOne && methods.has(operation.method())) {
          operations.add(operation);
        }
      }
    }

    private boolean isComplete() {
      return schema().path("properties").size() > 0;
    }

    private JsonNode schema() {
      JsonNode schema = content(creation.path("requestBody"));
      String name = reference(schema);
      return name.isEmpty() ? schema : root.path("components").path("schemas").path(name);
    }

    private String name() {
      String name = reference(content(creation.path("responses").path("201")));
      return NAME.matcher(name).matches() ? name : "";
    }

    private static JsonNode content(JsonNode body) {
      return body.path("content").path("application/json").path("schema");
    }

    private static String reference(JsonNode schema) {
      String reference = schema.path("$ref").asString("");
      return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }
  }
}
