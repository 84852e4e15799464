package io.aios.project.postgres;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.Digest;
import io.aios.money.Usd;
import io.aios.project.AgentKind;
import io.aios.project.Outcome;
import io.aios.project.TaskKey;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The stored form of what workers leave behind. Thread-safe. */
final class ReportJson {

  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final JsonMapper json;

  ReportJson() {
    SimpleModule words = new SimpleModule("words");
    addWord(words, TaskKey.class, TaskKey::new);
    addWord(words, AgentKind.class, AgentKind::new);
    addWord(words, ArtifactPath.class, ArtifactPath::new);
    addWord(words, Usd.class, Usd::of);
    words.addDeserializer(Digest.class, new Word<>(Digest::new));
    words.setMixInAnnotation(Digest.class, DigestForm.class);
    words.setMixInAnnotation(Outcome.class, OutcomeForm.class);
    // Escaped, because a cut text may end in half a surrogate pair, which UTF-8 cannot carry.
    json = JsonMapper.builder().addModule(words).enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  }

  String write(Body body) {
    return json.writeValueAsString(body);
  }

  Body read(String body) {
    return json.readValue(body, Body.class);
  }

  String writeFindings(List<Finding> findings) {
    return json.writeValueAsString(findings);
  }

  List<Finding> readFindings(String findings) {
    return json.readValue(findings, FINDINGS);
  }

  /** The parts of a report that have no column of their own. */
  record Body(Outcome outcome, List<Verdict> verdicts) {}

  private static <T> void addWord(SimpleModule module, Class<T> type, Function<String, T> reader) {
    module.addSerializer(type, new ToStringSerializer(type));
    module.addDeserializer(type, new Word<>(reader));
  }

  /** Names each outcome in the stored form; a closed list, never a class name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Outcome.Produced.class, name = "produced"),
    @JsonSubTypes.Type(value = Outcome.Rework.class, name = "rework"),
    @JsonSubTypes.Type(value = Outcome.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = Outcome.HandedBack.class, name = "handed-back"),
    @JsonSubTypes.Type(value = Outcome.Unfunded.class, name = "unfunded"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Lost.class, name = "lost")
  })
  private interface OutcomeForm {}

  /** A digest is stored as its hex digits. */
  private interface DigestForm {
    @JsonValue
    String sha256();
  }

  /** Reads a value that is written as one word. */
  private static final class Word<T> extends ValueDeserializer<T> {

    private final Function<String, T> reader;

    Word(Function<String, T> reader) {
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      return reader.apply(parser.getString());
    }
  }
}
