package io.aios.routing.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.llm.Providers;
import io.aios.llm.TokenUsage;
import io.aios.node.StartRefusal;
import io.aios.routing.CallGate;
import io.aios.routing.Catalog;
import io.aios.routing.Turnstile;
import io.aios.routing.Turnstile.Entry;
import io.aios.routing.Turnstile.Passage;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class LimitsConfigTest {

  private static final Passage PASSAGE =
      new Passage("acme", Office.asker(UUID.randomUUID()), "QA", 10, 10);

  private final ApplicationContextRunner node;

  LimitsConfigTest(Database database) {
    node =
        new ApplicationContextRunner()
            .withUserConfiguration(LimitsConfig.class)
            .withBean(InstantSource.class, SettableTime::new)
            .withBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""))
            .withBean(JdbcClient.class, database::jdbc)
            .withBean(Signals.class, Silence::new)
            .withBean(Catalog.class, () -> new Catalog(List.of(), Map.of()))
            .withBean(Providers.class, () -> new Providers(List.of(new Informant("acme"))));
  }

  @Test
  void withoutLimitsTheTurnstileIsOpen() {
    node.run(context -> assertThat(context.getBean(Turnstile.class)).isSameAs(Turnstile.OPEN));
  }

  @Test
  void keepsWhatIsSet() {
    node.withPropertyValues(
            "aios.limits.providers.acme.requests-per-minute=20",
            "aios.limits.agents.QA.concurrent=1")
        .run(context -> {
          Turnstile turnstile = context.getBean(Turnstile.class);
          Entry first = enter(turnstile);

          assertThat(enter(turnstile)).isInstanceOf(Entry.Full.class);
          ((Entry.Entered) first).pass().leave(TokenUsage.of(1, 1));
          assertThat(enter(turnstile)).isInstanceOf(Entry.Entered.class);
          assertThat(context).hasBean("seatPatrol");
        });
  }

  @Test
  void refusesALimitOfAProviderThatNobodyKnows() {
    node.withPropertyValues("aios.limits.providers.acmee.concurrent=5")
        .run(context ->
            assertThat(
                    NestedExceptionUtils.getMostSpecificCause(
                        requireNonNull(context.getStartupFailure())))
                .isInstanceOf(StartRefusal.class)
                .hasMessage(
                    "aios.limits.providers.acmee limits a provider that nobody knows;"
                        + " name one of acme."));
  }

  private static Entry enter(Turnstile turnstile) {
    return turnstile.enter(PASSAGE, Duration.ZERO, new CallGate());
  }

  /** Nobody is woken. */
  private static final class Silence implements Signals {

    @Override
    public void raise(Channel channel, String payload) {}

    @Override
    public Subscription listen(Channel channel, Consumer<String> subscriber) {
      return () -> {};
    }
  }
}
