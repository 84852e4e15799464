package io.aios.gateway.artifact;

import io.aios.artifacts.Artifacts;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Remains;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway shows of files. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class ArtifactConfig {

  @Bean
  Files projectFiles(Artifacts artifacts, Remains remains) {
    return new Files(artifacts, remains);
  }
}
