package io.aios.database;

import io.aios.node.NodeProperties;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides whether this node migrates the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class MigrationConfig {

  /** Workers by the dozen must not all do it; who runs AIOS on a laptop must not have to ask. */
  @Bean
  FlywayMigrationStrategy migration(
      DatabaseProperties properties, NodeProperties node, Optional<EmbeddedPostgres> embedded) {
    return properties.migration(embedded.isPresent() || node.playsAll());
  }
}
