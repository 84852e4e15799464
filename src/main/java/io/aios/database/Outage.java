package io.aios.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells failures that pass from those that stay: the database could not be reached, broke off, was
 * too slow, or gave a transaction up for the sake of another one. What was asked for was right and
 * can be asked for again; whether it was done is not known. Pure.
 */
public final class Outage {

  /** Bounds the search in failures that name each other as causes. */
  private static final int MOST_CAUSES = 20;

  /**
   * Classes of SQLSTATE: connections, no resources (a full disk too), intervention of an operator
   * (a stop, a crash, a cancelled statement), errors of the system, lost races.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

  /** No lock in time, an idle transaction that was ended, a server that only reads. */
  private static final Set<String> STATES = Set.of("55P03", "25P03", "25P04", "25006");

  private Outage() {}

  /** Whether the failure, or what caused it, is such a one. */
  public static boolean explains(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(Outage::passes);
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case DataAccessResourceFailureException away -> true;
      case TransientDataAccessException lost -> true;
      case RecoverableDataAccessException lost -> true;
      case CannotCreateTransactionException away -> true;
      case TransactionTimedOutException slow -> true;
      // A rollback that fails as well hides what it was for: an exception of ours, or a commit that
      // was cut, of which nothing is left but that its connection is closed.
      case TransactionSystemException broken -> {
        Throwable hidden = broken.getApplicationException();
        yield hidden == null ? broken.getCause() instanceof SQLException : explains(hidden);
      }
      case SQLTransientException away -> true;
      case SQLRecoverableException lost -> true;
      case SQLException other -> passes(other.getSQLState() == null ? "" : other.getSQLState());
      default -> false;
    };
  }

  private static boolean passes(String state) {
    return STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
  }
}
