package io.aios.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PatientConnectionsTest {

  @Test
  void letRequestsWaitForThreeSeconds() {
    assertThat(timeout(Map.of())).isEqualTo("3000");
    assertThat(timeout(Map.of("aios.node.roles", "gateway,worker"))).isEqualTo("3000");
  }

  @Test
  void letWorkWaitForLonger() {
    assertThat(timeout(Map.of("aios.node.roles", "worker"))).isEqualTo("20000");
    assertThat(timeout(Map.of("aios.node.roles[0]", "orchestrator"))).isEqualTo("20000");
  }

  @Test
  void giveWayToWhatIsSet() {
    assertThat(timeout(Map.of("aios.node.roles", "worker", PatientConnections.SETTING, "500")))
        .isEqualTo("500");
  }

  @Test
  void leaveRolesThatCannotBeReadToTheStart() {
    assertThat(timeout(Map.of("aios.node.roles", "king"))).isEqualTo("3000");
  }

  private static String timeout(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new PatientConnections().postProcessEnvironment(environment, new SpringApplication());
    return environment.getRequiredProperty(PatientConnections.SETTING);
  }
}
