package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.ProjectId;
import io.aios.routing.CallGate;
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
            SHOP,
            first ->
                inFlight.during(
                    SHOP,
                    second ->
                        inFlight.during(
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
  void breaksOffNothingThatBeginsLater() {
    inFlight.breakOff(SHOP);

    assertThat(inFlight.<Boolean>during(SHOP, CallGate::isShut)).isFalse();
  }

  @Test
  void breaksOffEverythingThereIsAndWillBe() {
    boolean running =
        inFlight.during(
            SHOP,
            gate -> {
              inFlight.breakOffAll();
              return gate.isShut();
            });

    assertThat(running).isTrue();
    assertThat(inFlight.<Boolean>during(TODO, CallGate::isShut)).isTrue();
  }
}
