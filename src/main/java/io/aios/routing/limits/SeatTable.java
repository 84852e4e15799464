package io.aios.routing.limits;

import io.aios.routing.Turnstile.Asker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The seats of all processes. Each method is one statement, whose function in the database lets one
 * caller in at a time; an interrupt waits until it has ended. Thread-safe.
 */
final class SeatTable {

  /** A process that has not spoken for so long counts as dead. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private static final RowCallbackHandler NOTHING = row -> {};

  private final JdbcClient jdbc;
  private final Bounds bounds;
  private final InstantSource clock;

  SeatTable(JdbcClient jdbc, Bounds bounds, InstantSource clock) {
    this.jdbc = jdbc;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** Asks for a seat; false if it has to wait for one. */
  boolean ask(UUID seat, Asker asker, List<String> wants) {
    Instant now = clock.instant();
    return Uninterrupted.get(() ->
        statement(
                """
                select turnstile_ask(
                  :seat, :tenant, :project, :task, :wants, :now, :lease, :names, :most)
                """,
                now)
            .param("seat", seat)
            .param("tenant", asker.tenant())
            .param("project", asker.project())
            .param("task", asker.task())
            .param("wants", wants.toArray(String[]::new))
            .param("lease", time(now.plus(LEASE)))
            .query(Boolean.class)
            .single());
  }

  /** Gives a seat back, or a place among those who wait; once more does no harm. */
  void leave(UUID seat) {
    Uninterrupted.get(() -> {
      statement("select turnstile_leave(:seat, :now, :names, :most)", clock.instant())
          .param("seat", seat)
          .query(NOTHING);
      return seat;
    });
  }

  /** Says that the process of these is alive; which of them have a seat. */
  List<UUID> renew(Collection<UUID> seats) {
    Instant now = clock.instant();
    return statement("select turnstile_renew(:seats, :now, :lease, :names, :most)", now)
        .param("seats", seats.toArray(UUID[]::new))
        .param("lease", time(now.plus(LEASE)))
        .query((row, number) -> seat(row))
        .list();
  }

  /**
   * How long a seat of these limits is likely to take to come free: as long as those that are taken
   * have been on average. Zero if none is.
   */
  Duration meanAge(List<String> wants) {
    double seconds =
        Uninterrupted.get(() ->
            jdbc.sql(
                    """
                    select coalesce(extract(epoch from avg(cast(:now as timestamptz) - taken_at)), 0)
                    from turnstile_seat
                    where taken_at is not null
                      and wants && cast(:wants as text[])
                    """)
                .param("now", time(clock.instant()))
                .param("wants", wants.toArray(String[]::new))
                .query(Double.class)
                .single());
    return Duration.ofMillis((long) (1_000 * seconds));
  }

  private static UUID seat(ResultSet row) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private JdbcClient.StatementSpec statement(String sql, Instant now) {
    List<Map.Entry<String, Integer>> all = List.copyOf(bounds.seats().entrySet());
    return jdbc.sql(sql)
        .param("now", time(now))
        .param("names", all.stream().map(Map.Entry::getKey).toArray(String[]::new))
        .param("most", all.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
