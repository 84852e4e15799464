package io.aios.routing;

import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;

/** Gives a pass back when the call has ended, whatever happened, with the tokens it used. */
final class UsedTokens implements AutoCloseable {

  private final Turnstile.Pass pass;
  private TokenUsage used = TokenUsage.NONE;

  UsedTokens(Turnstile.Pass pass) {
    this.pass = pass;
  }

  void note(ModelResult result) {
    used =
        switch (result) {
          case ModelResult.Replied(var reply) -> reply.usage();
          case ModelResult.Failed(var failure) ->
              switch (failure.billing()) {
                case Billing.Nothing nothing -> TokenUsage.NONE;
                case Billing.Exactly(TokenUsage usage) -> usage;
                case Billing.Unknown(TokenUsage reported) -> reported;
              };
        };
  }

  @Override
  public void close() {
    pass.leave(used);
  }
}
