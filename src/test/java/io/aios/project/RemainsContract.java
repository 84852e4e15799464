package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.Event.Kind;
import io.aios.project.Events.Numbered;
import io.aios.project.Remains.Ended;
import io.aios.project.Remains.Expired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Remains} promises; the stores are empty at first. */
public abstract class RemainsContract {

  private static final Event STARTED = new Event.OfProject(Kind.PROJECT_STARTED, "It has started");
  private static final Instant LATER = NOON.plus(Duration.ofDays(1));

  private final Stores stores;
  private final Remains remains;
  private final IdSource ids = ProjectCast.ids(16);

  protected RemainsContract(Stores stores) {
    this.stores = stores;
    this.remains = stores.remains();
  }

  @Test
  void claimsWhatHasEnded() {
    ProjectLife first = cancelled();
    ProjectLife second = cancelled();
    ProjectLife running = ProjectLife.planned(stores, ids);

    assertThat(claim(Remains.Kind.EVENTS, LATER, 10))
        .extracting(Ended::project)
        .containsExactlyInAnyOrder(first.id(), second.id())
        .doesNotContain(running.id());
    assertThat(claim(Remains.Kind.EVENTS, LATER, 1)).hasSize(1);
    assertThat(claim(Remains.Kind.EVENTS, end(first), 10)).isEmpty();
  }

  @Test
  void namesTheTasksOfWhatItClaims() {
    ProjectLife life = ProjectLife.planned(stores, ids).cancel();

    assertThat(claim(Remains.Kind.REPLIES, LATER, 1).getFirst().tasks())
        .containsExactlyInAnyOrderElementsOf(
            life.project().tasks().stream().map(Task::id).toList());
  }

  @Test
  void claimsNothingTwiceThatHasExpired() {
    ProjectLife life = cancelled();

    remains.markExpired(Remains.Kind.EVENTS, List.of(life.id()), LATER);
    remains.markExpired(Remains.Kind.EVENTS, List.of(life.id()), LATER.plusSeconds(1));

    assertThat(claim(Remains.Kind.EVENTS, LATER, 10)).isEmpty();
    assertThat(claim(Remains.Kind.REPLIES, LATER, 10)).hasSize(1);
    assertThat(remains.expired(life.id()))
        .isEqualTo(new Expired(Map.of(Remains.Kind.EVENTS, LATER)));
    assertThat(remains.expired(List.of(life.id(), cancelled().id()))).containsOnlyKeys(life.id());
  }

  @Test
  void removesEventsAndReportsUpToALimitAndLeavesOtherProjectsAlone() {
    ProjectLife ended = ProjectLife.planned(stores, ids).cancel();
    ProjectLife other = ProjectLife.planned(stores, ids);
    stores.events().append(ended.id(), List.of(STARTED, STARTED, STARTED), NOON);
    stores.events().append(other.id(), List.of(STARTED), NOON);

    assertThat(remains.removeEvents(List.of(ended.id()), 2)).isEqualTo(2);
    assertThat(events(ended.id())).extracting(Numbered::sequence).containsExactly(3L);
    assertThat(remains.withEvents(List.of(ended.id(), other.id())))
        .isEqualTo(Set.of(ended.id(), other.id()));

    assertThat(remains.removeEvents(List.of(ended.id()), 10)).as("event and report").isEqualTo(2);
    assertThat(remains.removeEvents(List.of(ended.id()), 10)).isZero();
    assertThat(remains.withEvents(List.of(ended.id(), other.id()))).isEqualTo(Set.of(other.id()));
    assertThat(stores.tasks().verdicts(ended.id())).isEmpty();
    assertThat(stores.tasks().verdicts(other.id())).isNotEmpty();
    assertThat(events(other.id())).hasSize(1);
  }

  @Test
  void numbersGoOnBehindWhatHasExpired() {
    ProjectLife life = cancelled();
    stores.events().append(life.id(), List.of(STARTED, STARTED), NOON);
    remains.removeEvents(List.of(life.id()), 10);

    stores.events().append(life.id(), List.of(STARTED), NOON);

    assertThat(events(life.id())).extracting(Numbered::sequence).containsExactly(3L);
  }

  @Test
  void refusesToClaimOutsideOfATransactionOrNothing() {
    assertThatThrownBy(() -> remains.claim(Remains.Kind.EVENTS, LATER, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> claim(Remains.Kind.EVENTS, LATER, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> remains.removeEvents(List.of(), 0));
  }

  private ProjectLife cancelled() {
    return ProjectLife.begun(stores, ids).cancel();
  }

  private static Instant end(ProjectLife life) {
    return life.project().timeline().end().orElseThrow();
  }

  private List<Ended> claim(Remains.Kind kind, Instant endedBefore, int most) {
    return stores.inTransaction(() -> remains.claim(kind, endedBefore, most));
  }

  private List<Numbered> events(ProjectId project) {
    return stores.events().after(project, 0, 1_000);
  }
}
