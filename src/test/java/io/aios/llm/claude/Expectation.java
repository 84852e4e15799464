package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.http.Fixture;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a recorded exchange expects, and which parts of that nobody has looked at. */
final class Expectation {

  private final Fixture fixture;
  private final Set<String> read = new HashSet<>(Set.of("kind"));

  Expectation(Fixture fixture) {
    this.fixture = fixture;
  }

  Fixture fixture() {
    return fixture;
  }

  Optional<String> text(String field) {
    return value(field).map(JsonNode::asString);
  }

  Optional<Long> count(String field) {
    return value(field).map(JsonNode::asLong);
  }

  Optional<Boolean> flag(String field) {
    return value(field).map(JsonNode::asBoolean);
  }

  List<String> list(String field) {
    return value(field).stream()
        .flatMap(values -> StreamSupport.stream(values.spliterator(), false))
        .map(JsonNode::asString)
        .toList();
  }

  void assertAllRead() {
    assertThat(read)
        .describedAs("expectations of %s that were checked", fixture)
        .containsAll(fixture.expect().propertyNames());
  }

  private Optional<JsonNode> value(String field) {
    read.add(field);
    JsonNode value = fixture.expect().path(field);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }
}
