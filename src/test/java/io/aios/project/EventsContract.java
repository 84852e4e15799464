package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.Event.Kind;
import io.aios.project.Events.Numbered;
import io.aios.project.Events.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Events} promises; the stores are empty at first. */
public abstract class EventsContract {

  private static final Event STARTED = new Event.OfProject(Kind.PROJECT_STARTED, "It has started");

  private final Stores stores;
  private final Events events;
  private final IdSource ids = ProjectCast.ids(15);
  private final ProjectId project;

  protected EventsContract(Stores stores) {
    this.stores = stores;
    this.events = stores.events();
    this.project = ProjectCast.submit(stores, ids).id();
  }

  @Test
  void keepsEventsOfEveryKindInOrder() {
    List<Event> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(new Event.OfProject(kind, "Project: " + kind));
      all.add(new Event.OfTask(kind, new TaskKey("task"), "Task: " + kind));
    }

    events.append(project, all, NOON);

    List<Numbered> expected =
        IntStream.range(0, all.size())
            .mapToObj(place -> new Numbered(place + 1L, NOON, all.get(place)))
            .toList();
    assertThat(all()).isEqualTo(expected);
  }

  @Test
  void numbersEachProjectFromOne() {
    ProjectId other = ProjectCast.submit(stores, ids).id();

    events.append(project, List.of(STARTED, STARTED), NOON);
    events.append(other, List.of(STARTED), NOON);
    events.append(project, List.of(STARTED), NOON);

    assertThat(all()).extracting(Numbered::sequence).containsExactly(1L, 2L, 3L);
    assertThat(events.after(other, 0, 10)).extracting(Numbered::sequence).containsExactly(1L);
  }

  @Test
  void numbersWithoutGapsWhoeverAppends() throws Exception {
    int threads = 8;
    int rounds = 25;

    Rush.of(threads, number -> appendPairs(rounds, new TaskKey("thread-" + number)));

    List<Numbered> all = all();
    assertThat(all)
        .extracting(Numbered::sequence)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 2L * threads * rounds).boxed().toList());
    for (int first = 0; first < all.size(); first += 2) {
      assertThat(all.get(first).event())
          .as("pairs stay together")
          .isEqualTo(all.get(first + 1).event());
    }
  }

  @Test
  void rolledBackEventsLeaveNoGap() {
    events.append(project, List.of(STARTED), NOON);
    stores
        .transactions()
        .executeWithoutResult(transaction -> {
          events.append(project, List.of(STARTED, STARTED), NOON);
          transaction.setRollbackOnly();
        });
    events.append(project, List.of(STARTED), NOON);

    assertThat(all()).extracting(Numbered::sequence).containsExactly(1L, 2L);
  }

  @Test
  void tellsWhatCameAfterANumberUpToALimit() {
    events.append(project, List.of(STARTED, STARTED, STARTED, STARTED, STARTED), NOON);

    assertThat(events.after(project, 2, 2)).extracting(Numbered::sequence).containsExactly(3L, 4L);
    assertThat(events.after(project, 4, 1_000)).extracting(Numbered::sequence).containsExactly(5L);
    assertThat(events.after(project, 5, 1)).isEmpty();
    assertThat(events.after(project, Long.MAX_VALUE, 1)).isEmpty();
    assertThat(events.after(new ProjectId(ids.next()), 0, 1)).isEmpty();
  }

  @Test
  void refusesALimitOutOfBounds() {
    assertThatThrownBy(() -> events.after(project, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> events.after(project, 0, 1_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhateverAnEventSays() {
    Event awkward = new Event.OfTask(Kind.TASK_FAILED, new TaskKey("qa"), AwkwardTexts.ANY);
    Event empty = new Event.OfProject(Kind.PROJECT_FAILED, "");

    events.append(project, List.of(awkward, empty), NOON);

    assertThat(all()).extracting(Numbered::event).containsExactly(awkward, empty);
    assertThat(all().getFirst().event().text())
        .startsWith(AwkwardTexts.PRINTABLE + " nul \uFFFD, bell \u0007");
  }

  @Test
  void keepsTheBeginningOfAnEndlessText() {
    Event endless = new Event.OfProject(Kind.PROJECT_FAILED, "x" + "😀".repeat(10_000));

    events.append(project, List.of(endless), NOON);

    assertThat(all().getFirst().event()).isEqualTo(endless);
    assertThat(endless.text()).isEqualTo("x" + "😀".repeat(1_998) + "…");
  }

  @Test
  void cutsTimesToTheMicrosecond() {
    events.append(project, List.of(STARTED), NOON.plusNanos(1_999));

    assertThat(all().getFirst().at()).isEqualTo(NOON.plusNanos(1_000));
  }

  @Test
  void nothingToAppendIsNothing() {
    events.append(project, List.of(), NOON);
    events.append(new ProjectId(ids.next()), List.of(), NOON);

    assertThat(all()).isEmpty();
  }

  @Test
  void tellsNothingOfAProjectThatHasEnded() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Event answered = new Event.OfTask(Kind.TASK_ANSWERED, TaskKey.PLAN, "A model answered");
    Event last = new Event.OfProject(Kind.PROJECT_CANCELLED, "It was cancelled");

    events.tell(life.id(), answered, NOON);
    life.cancel();
    events.append(life.id(), List.of(last), NOON);
    events.tell(life.id(), answered, NOON);

    assertThat(events.after(life.id(), 0, 10))
        .extracting(Numbered::event)
        .containsExactly(answered, last);
  }

  @Test
  void standsWhereTheLastEventOfEachProjectIs() {
    ProjectId silent = ProjectCast.submit(stores, ids).id();
    ProjectId unknown = new ProjectId(ids.next());
    ProjectLife ended = ProjectLife.begun(stores, ids);
    ended.cancel();

    events.append(project, List.of(STARTED, STARTED), NOON);

    assertThat(events.standings(List.of(project, silent, unknown, ended.id())))
        .containsOnly(
            Map.entry(project, new Standing(2, false)),
            Map.entry(silent, new Standing(0, false)),
            Map.entry(ended.id(), new Standing(events.after(ended.id(), 0, 9).size(), true)));
    assertThat(events.standings(List.of())).isEmpty();
  }

  @Test
  void refusesToLookAtTooManyProjectsAtOnce() {
    List<ProjectId> many = Collections.nCopies(1_001, project);

    assertThatThrownBy(() -> events.standings(many)).isInstanceOf(IllegalArgumentException.class);
    assertThat(events.standings(many.subList(0, 1_000))).hasSize(1);
  }

  @Test
  void refusesEventsOfAnUnknownProject() {
    ProjectId unknown = new ProjectId(ids.next());

    assertThatThrownBy(() -> events.append(unknown, List.of(STARTED), NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(unknown.toString());
  }

  private int appendPairs(int rounds, TaskKey thread) {
    for (int round = 0; round < rounds; round++) {
      Event event = new Event.OfTask(Kind.TASK_ANSWERED, thread, "round " + round);
      events.append(project, List.of(event, event), NOON);
    }
    return rounds;
  }

  private List<Numbered> all() {
    return events.after(project, 0, 1_000);
  }
}
