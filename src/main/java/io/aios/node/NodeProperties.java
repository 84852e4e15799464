package io.aios.node;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this node is.
 *
 * @param roles the roles it plays, at least one; all of them unless it is told otherwise
 * @param drainDelay how long it goes on serving after it was asked to stop, so that load balancers
 *     see that it is not ready any more; 0 to 5 minutes
 */
@ConfigurationProperties(prefix = NodeProperties.PREFIX, ignoreUnknownFields = false)
public record NodeProperties(
    @DefaultValue({"GATEWAY", "ORCHESTRATOR", "WORKER"}) Set<NodeRole> roles,
    @DefaultValue("0s") Duration drainDelay) {

  static final String PREFIX = "aios.node";

  private static final Duration LONGEST_DRAIN_DELAY = Duration.ofMinutes(5);

  public NodeProperties {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(
          "aios.node.roles must name at least one of GATEWAY, ORCHESTRATOR and WORKER");
    }
    if (drainDelay.isNegative() || drainDelay.compareTo(LONGEST_DRAIN_DELAY) > 0) {
      throw new IllegalArgumentException("aios.node.drain-delay must be between 0s and 5m");
    }
  }

  public boolean playsAll() {
    return roles.size() == NodeRole.values().length;
  }

  public boolean plays(NodeRole role) {
    return roles.contains(role);
  }
}
