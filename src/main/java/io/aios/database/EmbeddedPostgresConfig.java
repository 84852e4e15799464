package io.aios.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Brings a PostgreSQL server along when no other is named.
 *
 * <p>The pool is made from the connection details and these from the server, so Spring closes them
 * in the opposite order: schedulers, pool, server.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfig.NoDatabaseNamed.class)
@EnableConfigurationProperties(DatabaseProperties.class)
class EmbeddedPostgresConfig {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(DatabaseProperties properties) {
    return EmbeddedPostgres.start(properties.directory(), properties.settings());
  }

  @Bean
  JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgres embeddedPostgres) {
    return new EmbeddedConnectionDetails(embeddedPostgres);
  }

  static final class NoDatabaseNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
    }
  }

  private record EmbeddedConnectionDetails(EmbeddedPostgres postgres)
      implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
      return postgres.username();
    }

    @Override
    public String getPassword() {
      return postgres.password();
    }

    @Override
    public String getJdbcUrl() {
      return postgres.jdbcUrl();
    }
  }
}
