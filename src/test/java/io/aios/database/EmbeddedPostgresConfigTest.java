package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("postgres")
class EmbeddedPostgresConfigTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(EmbeddedPostgresConfig.class)
          .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

  @Test
  void namedDatabaseIsUsedInstead() {
    runner
        .withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere")
        .run(context -> assertThat(context).doesNotHaveBean(EmbeddedPostgres.class));
  }

  @Test
  void serverStopsAfterWhateverUsesThePool(@TempDir Path parent) throws IOException {
    List<String> lastWords = new ArrayList<>();

    runner
        .withPropertyValues(
            "spring.datasource.url=", "aios.database.directory=" + ServerHome.in(parent))
        .withUserConfiguration(Scheduling.class)
        .withBean("lastWords", List.class, () -> lastWords)
        .run(context -> assertThat(context).hasSingleBean(EmbeddedPostgres.class));

    assertThat(lastWords).containsExactly("still there");
  }

  /** Stands for a scheduler: it writes to the database while it is being closed. */
  @Configuration(proxyBeanMethods = false)
  static class Scheduling {

    @Bean
    DisposableBean scheduler(DataSource dataSource, List<String> lastWords) {
      JdbcClient jdbc = JdbcClient.create(dataSource);
      return () -> lastWords.add(jdbc.sql("select 'still there'").query(String.class).single());
    }
  }
}
