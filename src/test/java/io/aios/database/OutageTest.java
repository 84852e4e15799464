package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

class OutageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "57P01", "57P02", "57P03", "57014", "53100", "53300", "58030", "40001",
        "40P01", "55P03", "25P03", "25006"
      })
  void isFoundByTheStateOfACause(String state) {
    var failure =
        new TransactionSystemException("no commit", new SQLException("some reason", state));

    assertThat(Outage.explains(new IllegalStateException(failure))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001", "25001", "P0001", ""})
  void isNotInWhatTheDatabaseRefuses(String state) {
    assertThat(Outage.explains(new IllegalStateException(new SQLException("wrong", state))))
        .isFalse();
  }

  @Test
  void isFoundByTheKindOfFailure() {
    assertThat(Outage.explains(new DataAccessResourceFailureException("away"))).isTrue();
    assertThat(Outage.explains(new CannotCreateTransactionException("away"))).isTrue();
    assertThat(Outage.explains(new QueryTimeoutException("slow"))).isTrue();
    assertThat(Outage.explains(new TransactionTimedOutException("slow"))).isTrue();
    assertThat(Outage.explains(new SQLTransientConnectionException("pool is empty"))).isTrue();
    assertThat(Outage.explains(new CannotAcquireLockException("lost"))).isTrue();
  }

  @Test
  void isFoundBehindARollbackThatFailedToo() {
    var rollback = new TransactionSystemException("no rollback", new SQLException("closed"));
    rollback.initApplicationException(new DataAccessResourceFailureException("cut"));

    assertThat(Outage.explains(rollback)).isTrue();
  }

  /** As Spring tells of a commit that was cut: the rollback that follows hides all of it. */
  @Test
  void isFoundBehindACommitThatWasCut() {
    var rollback =
        new TransactionSystemException(
            "JDBC rollback failed", new SQLException("Connection is closed"));

    assertThat(Outage.explains(rollback)).isTrue();
  }

  @Test
  void isNotInABug() {
    assertThat(Outage.explains(new DuplicateKeyException("twice"))).isFalse();
    assertThat(Outage.explains(new SQLException("no state"))).isFalse();
    assertThat(Outage.explains(new IllegalStateException("bug"))).isFalse();
  }

  @Test
  void endsInACircleOfCauses() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(Outage.explains(first)).isFalse();
  }
}
