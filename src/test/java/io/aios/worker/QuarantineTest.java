package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.engine.PerformRow;
import io.aios.project.TaskId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuarantineTest {

  private final Quarantine quarantine = new Quarantine();
  private final PerformRow one = new PerformRow(new TaskId(UUID.randomUUID()), 1);
  private final PerformRow other = new PerformRow(new TaskId(UUID.randomUUID()), 1);

  @Test
  void letsOneInAtATime() {
    quarantine.enter(one);

    assertThatThrownBy(() -> quarantine.enter(other)).isInstanceOf(Quarantine.Occupied.class);
    quarantine.leave(one);
    assertThatCode(() -> quarantine.enter(other)).doesNotThrowAnyException();
  }

  @Test
  void whoIsInsideMayEnterAgainWhenItsTransactionIsRepeated() {
    quarantine.enter(one);

    assertThatCode(() -> quarantine.enter(one)).doesNotThrowAnyException();
  }

  @Test
  void whoWasNotInsideDoesNotLetTheOtherOut() {
    quarantine.enter(one);
    quarantine.leave(other);

    assertThatThrownBy(() -> quarantine.enter(other)).isInstanceOf(Quarantine.Occupied.class);
  }
}
