package io.aios.llm.postgres;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatus.Checkup;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a status. Thread-safe. */
final class StatusJson {

  private final JsonMapper json =
      JsonMapper.builder().addMixIn(Checkup.class, CheckupForm.class).build();

  String write(ProviderStatus status) {
    return json.writeValueAsString(status);
  }

  ProviderStatus read(String status) {
    return json.readValue(status, ProviderStatus.class);
  }

  /** Names what a check said; a closed list, never a class name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "checkup")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Checkup.Never.class, name = "never"),
    @JsonSubTypes.Type(value = Checkup.Passed.class, name = "passed"),
    @JsonSubTypes.Type(value = Checkup.Failed.class, name = "failed")
  })
  private interface CheckupForm {}
}
