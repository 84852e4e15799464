package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final TokenUsage SOME = TokenUsage.of(10, 0);

  @Test
  void replyClearsBoth() {
    assertThat(Judgement.of(GuardCast.replied(GuardCast.MODEL), true))
        .isEqualTo(new Judgement(Blame.CLEARED, Blame.CLEARED));
  }

  @Test
  void faultsOfTheCallerAndLimitsOfRateAreNobodys() {
    List<ModelFailure> failures =
        List.of(
            new ModelFailure.RateLimited("too many requests", Duration.ofSeconds(5)),
            new ModelFailure.Rejected("no such field"),
            new ModelFailure.TooLong("too long"),
            new ModelFailure.Refused("no", SOME));

    assertThat(failures).allMatch(failure -> judged(failure, false).equals(Judgement.NOBODY));
  }

  @Test
  void faultsOfServiceAreTheModels() {
    assertThat(judged(GuardCast.OVERLOADED, false))
        .isEqualTo(new Judgement(Blame.UNINVOLVED, Blame.AT_FAULT));
  }

  @Test
  void faultsOfReachAreTheProviders() {
    assertThat(judged(GuardCast.UNAVAILABLE, false))
        .isEqualTo(new Judgement(Blame.AT_FAULT, Blame.UNINVOLVED));
    assertThat(judged(new ModelFailure.TimedOut("no answer"), false))
        .isEqualTo(new Judgement(Blame.AT_FAULT, Blame.AT_FAULT));
  }

  @Test
  void streamThatBrokeOffInTheMiddleIsTheModelsFault() {
    Judgement model = new Judgement(Blame.UNINVOLVED, Blame.AT_FAULT);

    assertThat(judged(interrupted("He", new Billing.Unknown(TokenUsage.NONE)), false))
        .isEqualTo(model);
    assertThat(judged(interrupted("", new Billing.Unknown(SOME)), false)).isEqualTo(model);
    assertThat(judged(interrupted("", new Billing.Exactly(SOME)), false)).isEqualTo(model);
    assertThat(judged(GuardCast.silent(), true)).isEqualTo(model);
  }

  @Test
  void serverThatSaysNothingAtAllIsOutOfReach() {
    assertThat(judged(GuardCast.silent(), false))
        .isEqualTo(new Judgement(Blame.AT_FAULT, Blame.AT_FAULT));
  }

  @Test
  void refusedKeyAndUsedUpQuotaBarTheProviderAndAnUnknownModelItself() {
    Judgement provider = new Judgement(Blame.BARRED, Blame.UNINVOLVED);

    assertThat(judged(new ModelFailure.Unauthorised("wrong key"), false)).isEqualTo(provider);
    assertThat(judged(new ModelFailure.QuotaExhausted("no money"), false)).isEqualTo(provider);
    assertThat(judged(new ModelFailure.NotOffered("retired"), false))
        .isEqualTo(new Judgement(Blame.UNINVOLVED, Blame.BARRED));
  }

  private static Judgement judged(ModelFailure failure, boolean heard) {
    return Judgement.of(GuardCast.failed(failure), heard);
  }

  private static ModelFailure interrupted(String received, Billing bill) {
    return new ModelFailure.Interrupted("the stream was cut", received, bill);
  }
}
