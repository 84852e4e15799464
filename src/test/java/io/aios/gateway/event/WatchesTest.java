package io.aios.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.database.Channel;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.Refusal;
import io.aios.gateway.SignalsTwin;
import io.aios.project.ProjectId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WatchesTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final SignalsTwin signals = new SignalsTwin();
  private final Watches watches = new Watches(signals, 2, LONG);
  private final ProjectId project = new ProjectId(ProjectCast.id());

  @Test
  void signalOfItsProjectEndsTheWait() {
    try (Watch watch = watches.open(project, 0)) {
      signals.raise(Channel.EVENTS, project.toString());

      watch.await(LONG);

      assertThat(watch.isOpen()).isTrue();
    }
  }

  @Test
  void emptySignalEndsEveryWait() {
    try (Watch watch = watches.open(project, 0)) {
      signals.raise(Channel.EVENTS, "");

      watch.await(LONG);

      assertThat(watch.isOpen()).isTrue();
    }
  }

  @Test
  void placesAreLimitedAndGivenBackOnce() {
    Watch first = watches.open(project, 0);
    Watch second = watches.open(project, 0);
    assertThatThrownBy(() -> watches.open(project, 0)).isInstanceOf(Refusal.class);

    first.close();
    first.close();

    assertThat(watches.open(project, 0).isOpen()).isTrue();
    assertThatThrownBy(() -> watches.open(project, 0)).isInstanceOf(Refusal.class);
    second.close();
  }

  @Test
  void nodeThatStopsEndsAllWatches() {
    Watch watch = watches.open(project, 0);

    watches.end();
    watch.await(LONG);

    assertThat(watch.isOpen()).isFalse();
    assertThatThrownBy(() -> watches.open(project, 0)).isInstanceOf(Refusal.class);
  }

  @Test
  void interruptEndsTheWatchAndIsKept() {
    Watch watch = watches.open(project, 0);

    Thread.currentThread().interrupt();
    watch.await(LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(watch.isOpen()).isFalse();
  }
}
