package io.aios.agents.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.agents.Crew;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class CrewConfigTest {

  @Test
  void putsTheCrewTogether() {
    try (var context = new AnnotationConfigApplicationContext()) {
      Verifier verifier = (submission, round) -> new Verdict(round, List.of(), List.of());
      context.registerBean(Verifier.class, () -> verifier);
      context.registerBean(InstantSource.class, InstantSource::system);
      context.register(CrewConfig.class);
      context.refresh();

      assertThat(context.getBean(Crew.class).agents()).hasSize(5);
    }
  }
}
