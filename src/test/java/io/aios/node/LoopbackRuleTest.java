package io.aios.node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class LoopbackRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost", " 127.0.0.1 "})
  void allowsThisMachine(String address) {
    assertThatCode(() -> LoopbackRule.check(server(address))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "nowhere.invalid", "", " "})
  void refusesEveryOtherAddress(String address) {
    assertThatThrownBy(() -> LoopbackRule.check(server(address)))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("server.address is ")
        .hasMessageContaining("set it to 127.0.0.1");
  }

  @Test
  void refusesAbsentAddress() {
    assertThatThrownBy(() -> LoopbackRule.check(new MockEnvironment()))
        .isInstanceOf(StartRefusal.class);
  }

  @Test
  void refusesManagementServerOfItsOwnWithoutAddress() {
    MockEnvironment settings = server("127.0.0.1").withProperty("management.server.port", "9000");

    assertThatThrownBy(() -> LoopbackRule.check(settings))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("management.server.address is empty");
  }

  @Test
  void allowsManagementServerOnThisMachine() {
    MockEnvironment settings =
        server("127.0.0.1")
            .withProperty("management.server.port", "9000")
            .withProperty("management.server.address", "localhost");

    assertThatCode(() -> LoopbackRule.check(settings)).doesNotThrowAnyException();
  }

  private static MockEnvironment server(String address) {
    return new MockEnvironment().withProperty("server.address", address);
  }
}
