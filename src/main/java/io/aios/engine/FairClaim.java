package io.aios.engine;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How a worker takes rows of {@link EngineTable#AGENT}: by the function {@code engine_claim} in
 * place of the library's own statement, so that tenants share the workers fairly, limits hold for
 * all processes together, a worker may serve some kinds of agents only, and the rows of a process
 * that died are taken at the first look after their last beat was missed. Thread-safe.
 */
final class FairClaim extends PostgreSqlJdbcCustomization {

  /** Nobody else can take rows meanwhile: 50 take milliseconds. */
  private static final int MOST_AT_ONCE = 50;

  private final Admission admission;
  private final SortedSet<String> served;
  private final Contact contact;
  private volatile boolean mayHaveLeftSome;

  /**
   * @param served kinds of agents; empty for all
   */
  FairClaim(Admission admission, SortedSet<String> served, Contact contact) {
    super(false, false);
    this.admission = admission;
    this.served = served;
    this.contact = contact;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    Instant deadBefore = contact.deadBefore(now);
    List<Execution> taken = new ArrayList<>();
    int missing = limit;
    int found = MOST_AT_ONCE;
    while (missing > 0 && found == MOST_AT_ONCE) {
      int most = Math.min(missing, MOST_AT_ONCE);
      List<Execution> some = claim(context, now, deadBefore, most, taken);
      found = some.size();
      missing -= found;
      taken.addAll(some);
    }
    contact.looked(now);
    mayHaveLeftSome = missing == 0 || admission.limitsAny();
    return taken;
  }

  private List<Execution> claim(
      JdbcTaskRepositoryContext context,
      Instant now,
      Instant deadBefore,
      int most,
      List<Execution> before) {
    try {
      return context.jdbcRunner.query(
          "select * from engine_claim(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          statement -> fill(statement, context.schedulerName.getName(), now, deadBefore, most),
          context.resultSetMapper.get());
    } catch (RuntimeException away) {
      if (before.isEmpty()) {
        throw away;
      }
      return List.of(); // what was taken before must be run; the next look says what is wrong
    }
  }

  /**
   * Whether rows that are due may have been left in the line by the last look, for want of a free
   * thread or because of a limit; then each piece of work that ends is a reason to look again.
   */
  boolean mayHaveLeftSome() {
    return mayHaveLeftSome;
  }

  void fill(PreparedStatement statement, String claimer, Instant now, Instant deadBefore, int limit)
      throws SQLException {
    statement.setString(1, claimer);
    setInstant(statement, 2, now);
    setInstant(statement, 3, deadBefore);
    statement.setInt(4, limit);
    array(statement, 5, "text", served.isEmpty() ? null : served.toArray());
    array(statement, 6, "text", admission.kindNames());
    array(statement, 7, "int4", admission.kindLimits());
    array(statement, 8, "text", admission.tenantNames());
    array(statement, 9, "float8", admission.tenantWeights());
    array(statement, 10, "int4", admission.tenantLimits());
  }

  private static void array(
      PreparedStatement statement, int at, String type, @Nullable Object @Nullable [] elements)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(at, elements == null ? null : connection.createArrayOf(type, elements));
  }
}
