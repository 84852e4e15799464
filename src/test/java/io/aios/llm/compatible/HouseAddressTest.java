package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:11434",
        "http://localhost:11434",
        "http://[::1]:11434",
        "http://10.1.2.3",
        "http://172.16.0.1",
        "http://172.31.255.254",
        "http://192.168.1.20:8000/vllm",
        "http://169.254.1.1",
        "http://[fe80::1]",
        "http://[fd00::1]:8000",
        "http://[fc00::1]"
      })
  void knowsTheAddressesOfTheHouse(String server) {
    assertThat(HouseAddress.leadsTo(URI.create(server))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://8.8.8.8",
        "http://172.15.0.1",
        "http://172.32.0.1",
        "http://192.169.0.1",
        "http://100.64.0.1",
        "http://[2001:db8::1]",
        "http://[fe00::1]",
        "http://no-such-host.invalid"
      })
  void takesAllOthersForForeign(String server) {
    assertThat(HouseAddress.leadsTo(URI.create(server))).isFalse();
  }
}
