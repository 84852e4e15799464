package io.aios.story;

import io.aios.AiosApplication;
import io.aios.agents.Agent;
import io.aios.agents.Consult;
import io.aios.agents.Crew;
import io.aios.agents.Work;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/**
 * A node that dies at once of every backend task whose brief says so. It has no annotation, so that
 * no other node finds it.
 */
public final class PoisonedNode {

  static final String POISON = "poison";
  static final int DEATH = 66;

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(AiosApplication.class, PoisonedNode.class).run(arguments);
  }

  @Bean
  static BeanPostProcessor poisonedCrew() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Crew crew
            ? new Crew(crew.agents().stream().<Agent>map(Mortal::new).toList())
            : bean;
      }
    };
  }

  private record Mortal(Agent agent) implements Agent {

    @Override
    public AgentKind kind() {
      return agent.kind();
    }

    @Override
    public Work perform(Assignment assignment, Consult consult) {
      if (assignment.step().kind().equals(AgentKind.BACKEND)
          && assignment.brief().text().contains(POISON)) {
        Runtime.getRuntime().halt(DEATH);
      }
      return agent.perform(assignment, consult);
    }
  }
}
