package io.aios.node;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Answers {@link ConditionalOnRole} from the environment, before any bean is there. */
final class OnRole extends SpringBootCondition {

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    NodeRole role =
        metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", NodeRole.class);
    NodeProperties node =
        Binder.get(context.getEnvironment())
            .bindOrCreate(NodeProperties.PREFIX, NodeProperties.class);
    ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnRole.class);
    if (MigrateOnly.isAsked(context.getEnvironment())) {
      return ConditionOutcome.noMatch(message.because("the node only migrates the database"));
    }
    return new ConditionOutcome(
        node.plays(role), message.because("aios.node.roles is " + node.roles()));
  }
}
