package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.aios.engine.PerformRow;
import io.aios.project.RetryPolicy;
import io.aios.project.TaskId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuarantineTest {

  private final Quarantine quarantine = new Quarantine();
  private final PerformRow one = row();
  private final PerformRow other = row();

  @Test
  void atTheLastStartEachIsAlone() {
    assertThat(enters(one, 1)).isTrue();

    assertThat(enters(other, 1)).isFalse();
    assertThat(enters(other, 10)).isFalse();
    quarantine.leave(one);
    assertThat(enters(other, 10)).isTrue();
    assertThat(enters(one, 1)).isFalse();
    quarantine.leave(other);
    assertThat(enters(one, 1)).isTrue();
  }

  @Test
  void nobodyIsWithMoreThanItBears() {
    enters(one, 3);
    assertThat(enters(row(), 10)).isTrue();
    assertThat(enters(row(), 10)).isTrue();
    assertThat(enters(row(), 10)).isFalse();

    quarantine.leave(one);
    assertThat(enters(row(), 10)).isTrue();
    assertThat(enters(other, 3)).isFalse();
  }

  @Test
  void isNoConcernOfThoseThatAreNoSuspects() {
    enters(one, 1);

    assertThat(IntStream.range(0, 1_000)).allMatch(number -> enters(row(), RetryPolicy.NO_SUSPECT));
    quarantine.leave(other);
    assertThat(enters(other, 10)).isFalse();
  }

  @Test
  void whoIsInsideMayEnterAgainWhenItsTransactionIsRepeated() {
    enters(one, 1);

    assertThat(enters(one, 1)).isTrue();
  }

  @Test
  void whoIsInsideStaysThereUntilItsEndIsWritten() {
    enters(one, 1);
    var whileItIsWritten = new AtomicBoolean(true);
    CompletionHandler<Void> end =
        quarantine.leavingAfter(one, (done, operations) -> whileItIsWritten.set(enters(other, 1)));
    assertThat(enters(other, 1)).isFalse();

    end.complete(null, null);

    assertThat(whileItIsWritten).isFalse();
    assertThat(enters(other, 1)).isTrue();
  }

  @Test
  void whoseEndCannotBeWrittenLeavesToo() {
    enters(one, 1);
    CompletionHandler<Void> end =
        quarantine.leavingAfter(
            one,
            (done, operations) -> {
              throw new IllegalStateException("away");
            });

    assertThatThrownBy(() -> end.complete(null, null)).hasMessage("away");
    assertThat(enters(other, 1)).isTrue();
  }

  private boolean enters(PerformRow row, int together) {
    try {
      quarantine.enter(row, together);
      return true;
    } catch (Quarantine.Occupied occupied) {
      return false;
    }
  }

  private static PerformRow row() {
    return new PerformRow(new TaskId(UUID.randomUUID()), 1);
  }
}
