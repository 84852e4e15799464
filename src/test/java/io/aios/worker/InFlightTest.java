package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.Lease;
import io.aios.project.ProjectId;
import io.aios.routing.CallGate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
  private static final ProjectId TODO = new ProjectId(new UUID(2, 2));

  private final InFlight inFlight = new InFlight();

  @Test
  void breaksOffAllWorkOfAProjectAndNoOther() {
    boolean others =
        inFlight.during(
            lease(1),
            SHOP,
            first ->
                inFlight.during(
                    lease(2),
                    SHOP,
                    second ->
                        inFlight.during(
                            lease(3),
                            TODO,
                            other -> {
                              inFlight.breakOff(SHOP);
                              assertThat(first.isShut()).isTrue();
                              assertThat(second.isShut()).isTrue();
                              return other.isShut();
                            })));

    assertThat(others).isFalse();
  }

  @Test
  void knowsForWhichProjectsWorkIsUnderWay() {
    Set<ProjectId> during =
        inFlight.during(
            lease(1),
            SHOP,
            first -> inFlight.during(lease(2), TODO, second -> inFlight.projects()));

    assertThat(during).containsExactlyInAnyOrder(SHOP, TODO);
    assertThat(inFlight.projects()).isEmpty();
  }

  @Test
  void breaksOffNothingThatBeginsLater() {
    inFlight.breakOff(SHOP);

    assertThat(inFlight.<Boolean>during(lease(1), SHOP, CallGate::isShut)).isFalse();
  }

  @Test
  void breaksOffEverythingThereIsAndWillBe() {
    boolean running =
        inFlight.during(
            lease(1),
            SHOP,
            gate -> {
              inFlight.breakOffAll();
              return gate.isShut();
            });

    assertThat(running).isTrue();
    assertThat(inFlight.<Boolean>during(lease(2), TODO, CallGate::isShut)).isTrue();
  }

  @Test
  void breaksOffARowThatWasTakenOverAndNotTheWorkOfItsNewClaim() {
    var lost = new Lease("task/1", 2);
    var claimedAgain = new Lease("task/1", 3);

    boolean again =
        inFlight.during(
            lost,
            SHOP,
            first ->
                inFlight.during(
                    claimedAgain,
                    SHOP,
                    second -> {
                      inFlight.breakOff(lost);
                      assertThat(first.isShut()).isTrue();
                      return second.isShut();
                    }));

    assertThat(again).isFalse();
  }

  @Test
  void breaksOffNothingOfARowThatHasEnded() {
    boolean ended = inFlight.during(lease(1), SHOP, CallGate::isShut);

    inFlight.breakOff(lease(1));

    assertThat(ended).isFalse();
    assertThat(inFlight.<Boolean>during(lease(2), SHOP, CallGate::isShut)).isFalse();
  }

  private static Lease lease(int task) {
    return new Lease("task-" + task + "/1", 1);
  }
}
