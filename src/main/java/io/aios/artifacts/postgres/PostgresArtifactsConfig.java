package io.aios.artifacts.postgres;

import io.aios.artifacts.Artifacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the tables of files to their port. */
@Configuration(proxyBeanMethods = false)
class PostgresArtifactsConfig {

  @Bean
  Artifacts artifacts(JdbcClient jdbc) {
    return new PostgresArtifacts(jdbc);
  }
}
