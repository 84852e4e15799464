package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.testing.model.Bill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what a ledger stored with what a server charged.
 *
 * <p>Each cost that the ledger calls reported has to be a line of the bill, to the nano-dollar.
 * What then is left of the bill are the calls whose client did not hear their usage: so many as the
 * ledger has estimates, which together are no less than what was charged.
 */
record BillCheck(JdbcClient jdbc, Bill bill) {

  private record Line(String model, long nanos) {}

  void assertEqual(AccountId account) {
    Map<String, List<Long>> charged = charged();
    List<Line> reported = lines("basis = 'REPORTED'");
    for (Line line : reported) {
      List<Long> open = charged.getOrDefault(line.model(), List.of());
      assertThat(open).as("the open bills of %s", line.model()).contains(line.nanos());
      open.remove((Long) line.nanos());
    }
    List<Long> unheard = charged.values().stream().flatMap(List::stream).toList();
    List<Long> estimates = lines("basis = 'ESTIMATED'").stream().map(Line::nanos).toList();
    System.out.printf(
        "%d calls charged: %d equal to the nano-dollar, %d estimated at %d for %d nano-dollars%n",
        bill.lines().size(), reported.size(), estimates.size(), sum(estimates), sum(unheard));

    assertThat(unheard).hasSameSizeAs(estimates);
    assertThat(sum(estimates)).isGreaterThanOrEqualTo(sum(unheard));
    assertThat(spent(account)).isEqualTo(sum(lines("true").stream().map(Line::nanos).toList()));
  }

  private Map<String, List<Long>> charged() {
    Map<String, List<Long>> charged = new HashMap<>();
    bill.lines()
        .forEach(line ->
            charged.computeIfAbsent(line.model(), model -> new ArrayList<>()).add(line.nanos()));
    return charged;
  }

  private List<Line> lines(String condition) {
    return jdbc.sql(
            "select model, cost_nanos from llm_call where state in ('SETTLED', 'KEPT') and "
                + condition)
        .query((row, number) -> new Line(row.getString("model"), row.getLong("cost_nanos")))
        .list();
  }

  private long spent(AccountId account) {
    return jdbc.sql("select spent_nanos from account where id = :id")
        .param("id", account.value())
        .query(Long.class)
        .single();
  }

  private static long sum(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).sum();
  }
}
