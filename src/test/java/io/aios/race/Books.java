package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the provider billed, round by round, against what the database says. */
final class Books {

  private static final long NANOS_PER_TOKEN = Racer.HOLD.nanos() / Racer.MOST_TOKENS;

  private final JdbcClient jdbc;
  private final Map<AccountId, Long> billed = new HashMap<>();
  private int answers;

  Books(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void open(AccountId account, long limit) {
    jdbc.sql("insert into account (id, limit_nanos, opened_at) values (:id, :limit, now())")
        .param("id", account.value())
        .param("limit", limit)
        .update();
  }

  void note(AccountId account, RacerProcess.Result result) {
    answers += result.answers();
    billed.merge(account, result.tokens() * NANOS_PER_TOKEN, Long::sum);
  }

  int answers() {
    return answers;
  }

  long count(String condition) {
    return jdbc.sql("select count(*) from llm_call where " + condition).query(Long.class).single();
  }

  /** Nothing is held, every account has spent what its lines cost, and no less than was billed. */
  void assertAddUp() {
    assertThat(count("state = 'HELD'")).isZero();
    assertThat(
            jdbc.sql(
                    """
                    select a.id
                      from account a
                     where a.held_nanos <> 0
                        or a.spent_nanos > a.limit_nanos
                        or a.spent_nanos <> (
                             select coalesce(sum(c.cost_nanos), 0)
                               from llm_call c
                              where a.id = any (c.accounts))
                    """)
                .query(String.class)
                .list())
        .isEmpty();
    billed.forEach((account, nanos) -> assertThat(spent(account)).isGreaterThanOrEqualTo(nanos));
  }

  private long spent(AccountId account) {
    return jdbc.sql("select spent_nanos from account where id = :id")
        .param("id", account.value())
        .query(Long.class)
        .single();
  }
}
