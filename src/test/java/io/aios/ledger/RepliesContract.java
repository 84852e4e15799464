package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.reusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Granted;
import io.aios.ledger.HoldResult.Reused;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about replies that expire. */
public abstract class RepliesContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TWO = Usd.of("2");

  private final SettableTime time = new SettableTime();
  private final AccountId project = account();
  private final String tenant = "t" + UUID.randomUUID();

  private Ledger ledger;
  private Replies replies;

  /** A ledger and the replies that it stores. */
  public record Stored(Ledger ledger, Replies replies) {}

  protected abstract Stored stored(InstantSource time);

  @BeforeEach
  void open() {
    Stored stored = stored(time);
    ledger = stored.ledger();
    replies = stored.replies();
    ledger.open(project, Usd.of("10"));
  }

  @Test
  void lineStaysAsItWas() {
    CallKey key = key();
    settle(key);
    List<CallLine> before = ledger.calls(List.of(key.subject()));
    Statement stood = ledger.statement(project).orElseThrow();

    assertThat(replies.expire(List.of(key.subject()), 10)).isEqualTo(1);

    assertThat(ledger.calls(List.of(key.subject()))).hasSize(1).isEqualTo(before);
    assertThat(ledger.statement(project)).contains(stood);
    assertThat(stood.spent()).isEqualTo(ONE);
  }

  @Test
  void expiredReplyIsNeitherGivenAgainNorPaidAgain() {
    CallKey key = key();
    settle(key);
    assertThat(ledger.settled(key)).isPresent();
    replies.expire(List.of(key.subject()), 10);

    assertThatThrownBy(() -> ledger.settled(key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expired");
    assertThatThrownBy(() -> ledger.hold(request(key, TWO, project)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expired");

    assertThat(ledger.statement(project))
        .contains(new Statement(project, Usd.of("10"), Usd.ZERO, ONE));
  }

  @Test
  void expiredReplyIsNotUsedAgainForOtherWork() {
    CallKey first = key();
    settle(first);
    CallKey second = key();
    assertThat(ledger.hold(asked(second))).isInstanceOf(Reused.class);
    replies.expire(List.of(first.subject()), 10);

    assertThat(ledger.hold(asked(key()))).isInstanceOf(Granted.class);
    assertThat(ledger.hold(asked(second)))
        .as("the copy lives on with the work that it was copied for")
        .isInstanceOf(AlreadySettled.class);
  }

  @Test
  void expiresRepliesOfTheseSubjectsUpToALimit() {
    UUID subject = UUID.randomUUID();
    for (int step = 0; step < 5; step++) {
      settle(new CallKey(subject, "files-" + step, "cafe"));
    }
    CallKey other = key();
    settle(other);

    assertThat(replies.expire(List.of(subject), 3)).isEqualTo(3);
    assertThat(replies.withReplies(List.of(subject, other.subject())))
        .containsExactlyInAnyOrder(subject, other.subject());
    assertThat(replies.expire(List.of(subject), 3)).isEqualTo(2);
    assertThat(replies.expire(List.of(subject), 3)).isZero();

    assertThat(replies.withReplies(List.of(subject, other.subject())))
        .containsExactly(other.subject());
    assertThat(ledger.settled(other)).isPresent();
  }

  @Test
  void callThatIsOpenMayStillBringAReply() {
    CallKey key = key();
    Hold hold = granted(ledger, request(key, TWO, project));

    assertThat(replies.expire(List.of(key.subject()), 10)).isZero();
    assertThat(replies.withReplies(List.of(key.subject()))).containsExactly(key.subject());

    ledger.settle(hold, charge(ONE));
    assertThat(replies.expire(List.of(key.subject()), 10)).isEqualTo(1);
    assertThat(replies.withReplies(List.of(key.subject()))).isEmpty();
  }

  @Test
  void replyThatComesAfterItsHoldExpiredIsChargedButNotStored() {
    CallKey key = key();
    Hold hold = granted(ledger, request(key, TWO, project));
    time.pass(Duration.ofHours(2));
    assertThat(ledger.expire(1_000)).isPositive();

    replies.expire(List.of(key.subject()), 10);
    assertThat(replies.withReplies(List.of(key.subject()))).isEmpty();
    ledger.settle(hold, charge(ONE));

    assertThat(replies.withReplies(List.of(key.subject()))).isEmpty();
    assertThat(ledger.calls(List.of(key.subject())))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.cost()).isEqualTo(ONE);
          assertThat(line.ending()).isInstanceOf(Ending.Kept.class);
        });
    assertThat(ledger.statement(project))
        .contains(new Statement(project, Usd.of("10"), Usd.ZERO, ONE));
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> replies.expire(List.of(), 0));
  }

  private HoldRequest asked(CallKey key) {
    return reusing(request(key, TWO, project), tenant);
  }

  private void settle(CallKey key) {
    HoldRequest asked = asked(key);
    HoldRequest anew =
        new HoldRequest(
            key,
            asked.purpose(),
            asked.accounts(),
            asked.model(),
            asked.origin(),
            TWO,
            asked.lifetime(),
            false,
            asked.decision());
    ledger.settle(granted(ledger, anew), charge(ONE));
  }
}
