package io.aios.engine;

import io.aios.project.AgentKind;
import io.aios.project.Tenant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many tasks are performed at once by all processes together, and how tenants share the
 * workers. To be set alike on all nodes.
 *
 * @param kinds by kind of agent, e.g. {@code QA}; a kind that is not named has no limit
 * @param tenants by name; a tenant that is not named has weight 1 and no limit
 */
@ConfigurationProperties(prefix = "aios.admission", ignoreUnknownFields = false)
record Admission(
    @DefaultValue SortedMap<String, Kind> kinds, @DefaultValue SortedMap<String, Share> tenants) {

  private static final int MOST = 1_000_000;

  Admission {
    SortedMap<String, Kind> upper = new TreeMap<>();
    kinds.forEach((kind, limit) -> upper.put(kind.toUpperCase(Locale.ROOT), limit));
    kinds = upper;
    tenants = new TreeMap<>(tenants);
    requireNames("aios.admission.kinds", kinds, AgentKind::isName);
    requireNames("aios.admission.tenants", tenants, Tenant::isName);
  }

  /**
   * A kind of agent.
   *
   * @param concurrent tasks at once, 1 to 1,000,000
   */
  record Kind(@Nullable Integer concurrent) {
    Kind {
      requireLimit(concurrent);
    }
  }

  /**
   * A tenant.
   *
   * @param weight its share of workers that are short, in relation to others; more than 0, at most
   *     1,000
   * @param concurrent tasks at once, 1 to 1,000,000
   */
  record Share(@DefaultValue("1") double weight, @Nullable Integer concurrent) {
    Share {
      if (!(weight > 0 && weight <= 1_000)) {
        throw new IllegalArgumentException(
            "aios.admission.tenants.*.weight must be more than 0 and at most 1000");
      }
      requireLimit(concurrent);
    }
  }

  /** Whether there is a limit of tasks at once. */
  boolean limitsAny() {
    return kinds.values().stream().anyMatch(kind -> kind.concurrent() != null)
        || tenants.values().stream().anyMatch(share -> share.concurrent() != null);
  }

  Object[] kindNames() {
    return kinds.keySet().toArray();
  }

  @Nullable Object[] kindLimits() {
    return kinds.values().stream().map(Kind::concurrent).toArray();
  }

  Object[] tenantNames() {
    return tenants.keySet().toArray();
  }

  Object[] tenantWeights() {
    return tenants.values().stream().map(Share::weight).toArray();
  }

  @Nullable Object[] tenantLimits() {
    return tenants.values().stream().map(Share::concurrent).toArray();
  }

  private static void requireLimit(@Nullable Integer concurrent) {
    if (concurrent != null && (concurrent < 1 || concurrent > MOST)) {
      throw new IllegalArgumentException("aios.admission.*.concurrent must be 1 to " + MOST);
    }
  }

  private static void requireNames(String setting, Map<String, ?> named, Predicate<String> isName) {
    named.keySet().stream()
        .filter(isName.negate())
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(setting + " cannot have the name " + name);
        });
  }
}
