package io.aios.verification.syntax;

import io.aios.verification.Limits;
import io.aios.verification.Verifier;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the verifier: the pure checks and those that parse. */
@Configuration(proxyBeanMethods = false)
class SyntaxConfig {

  @Bean
  Verifier verifier() {
    return Verifier.standard(
        Limits.STANDARD, new OpenApiReader(), List.of(new SyntaxCheck(), new ContractCheck()));
  }
}
