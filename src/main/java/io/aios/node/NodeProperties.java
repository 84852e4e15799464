package io.aios.node;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this node is.
 *
 * @param roles the roles it plays, at least one; all of them unless it is told otherwise
 */
@ConfigurationProperties(prefix = NodeProperties.PREFIX, ignoreUnknownFields = false)
public record NodeProperties(
    @DefaultValue({"GATEWAY", "ORCHESTRATOR", "WORKER"}) Set<NodeRole> roles) {

  static final String PREFIX = "aios.node";

  public NodeProperties {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(
          "aios.node.roles must name at least one of GATEWAY, ORCHESTRATOR and WORKER");
    }
  }

  public boolean plays(NodeRole role) {
    return roles.contains(role);
  }
}
