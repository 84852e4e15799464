package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Beats of ten seconds, of which four may be missed. */
class ContactTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Contact contact = new Contact(Duration.ofSeconds(10), 4);

  @Test
  void nobodyIsDeadWithinTwoBeatsOfTheFirstLook() {
    lookEachSecond(0, 19);
    assertThat(contact.isSteady(at(19))).isFalse();
    assertThat(contact.deadBefore(at(19))).isEqualTo(Contact.NEVER);

    assertThat(contact.deadBefore(at(20))).isEqualTo(at(20 - 40));
    assertThat(contact.isSteady(at(20))).isTrue();
  }

  @Test
  void aBreakGivesTheOthersTwoBeatsAgain() {
    lookEachSecond(0, 100);

    assertThat(contact.isSteady(at(121))).isFalse();
    assertThat(contact.deadBefore(at(121))).isEqualTo(Contact.NEVER);
    contact.looked(at(121));
    lookEachSecond(122, 140);
    assertThat(contact.deadBefore(at(140))).isEqualTo(Contact.NEVER);
    assertThat(contact.deadBefore(at(141))).isEqualTo(at(141 - 40));
  }

  @Test
  void aShortPauseIsNoBreak() {
    lookEachSecond(0, 100);

    assertThat(contact.isSteady(at(120))).isTrue();
    assertThat(contact.deadBefore(at(120))).isEqualTo(at(120 - 40));
  }

  @Test
  void aLookThatFailsOrHangsIsNone() {
    lookEachSecond(0, 100);
    for (int second = 101; second <= 120; second++) {
      contact.deadBefore(at(second));
    }
    assertThat(contact.deadBefore(at(121))).isEqualTo(Contact.NEVER);

    contact.looked(at(121)); // and it took until 150
    assertThat(contact.deadBefore(at(150))).isEqualTo(Contact.NEVER);
    assertThat(contact.deadBefore(at(170))).isEqualTo(Contact.NEVER);
  }

  private void lookEachSecond(int from, int to) {
    for (int second = from; second <= to; second++) {
      contact.deadBefore(at(second));
      contact.looked(at(second));
    }
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
