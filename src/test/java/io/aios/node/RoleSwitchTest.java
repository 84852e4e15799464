package io.aios.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class RoleSwitchTest {

  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(NodeConfig.class, Roles.class)
          .withPropertyValues("server.address=127.0.0.1");

  @Test
  void playsAllRolesByDefault() {
    node.run(context -> {
      assertThat(context).hasBean("gateway").hasBean("worker").hasBean("marked");
      assertThat(context.getBean(NodeProperties.class).roles())
          .containsExactlyInAnyOrder(NodeRole.values());
    });
  }

  @Test
  void playsOnlyTheRolesItIsTold() {
    node.withPropertyValues("aios.node.roles=worker,ORCHESTRATOR")
        .run(context ->
            assertThat(context)
                .doesNotHaveBean("gateway")
                .doesNotHaveBean("marked")
                .hasBean("worker"));
  }

  @Test
  void refusesToDoNothing() {
    node.withPropertyValues("aios.node.roles=")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("at least one of GATEWAY, ORCHESTRATOR and WORKER"));
  }

  @Test
  void refusesUnknownRole() {
    node.withPropertyValues("aios.node.roles=JANITOR")
        .run(context -> assertThat(context).hasFailed());
  }

  @Import(Marked.class)
  static class Roles {

    @Bean
    @ConditionalOnRole(NodeRole.GATEWAY)
    String gateway() {
      return "gateway";
    }

    @Bean
    @ConditionalOnRole(NodeRole.WORKER)
    String worker() {
      return "worker";
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @ConditionalOnRole(NodeRole.GATEWAY)
  @interface GatewayOnly {}

  @GatewayOnly
  static class Marked {

    @Bean
    String marked() {
      return "marked";
    }
  }
}
