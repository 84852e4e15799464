package io.aios.agents.crew;

import io.aios.agents.Crew;
import io.aios.verification.Verifier;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the crew that workers take their agents from. */
@Configuration(proxyBeanMethods = false)
class CrewConfig {

  @Bean
  Crew crew(Verifier verifier, InstantSource clock) {
    return Crew.standard(verifier, clock);
  }
}
