package io.aios.llm.scripted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the scripted provider behaves. Without any of it, it answers at once and never errs.
 *
 * @param enabled whether its models can be called at all
 * @param latency how long a call takes; zero answers at once, at most one hour
 * @param latencyByAgent the same for the calls of single agents, instead of {@code latency}
 * @param failures calls that give no reply
 * @param mischiefs replies that are wrong
 */
@ConfigurationProperties("aios.providers.scripted")
public record ScriptedProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("0s") Duration latency,
    @DefaultValue Map<ScriptedAgent, Duration> latencyByAgent,
    @DefaultValue List<Failure> failures,
    @DefaultValue List<Mishap> mischiefs) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /** Stands for every model. */
  private static final String ANY_MODEL = "*";

  public ScriptedProperties {
    latencyByAgent = Map.copyOf(latencyByAgent);
    failures = List.copyOf(failures);
    mischiefs = List.copyOf(mischiefs);
    requireBounded(latency);
    latencyByAgent.values().forEach(ScriptedProperties::requireBounded);
  }

  /** Answers at once and never errs. */
  public static ScriptedProperties faultless() {
    return new ScriptedProperties(true, Duration.ZERO, Map.of(), List.of(), List.of());
  }

  /** How long a call of this agent takes. */
  Duration latencyOf(ScriptedAgent agent) {
    return latencyByAgent.getOrDefault(agent, latency);
  }

  /** The failures scripted for this call of the agent; the first one counts. */
  List<Breakdown> breakdowns(ScriptedAgent agent, String model, int call) {
    return failures.stream()
        .filter(failure -> failure.agent() == agent && speaksOf(failure.model(), model))
        .filter(failure -> failure.call() == 0 || failure.call() == call)
        .map(Failure::kind)
        .toList();
  }

  /** What is wrong with the agent's reply in this round, 0 being the first attempt. */
  Set<Mischief> mischiefs(ScriptedAgent agent, String model, int round) {
    return mischiefs.stream()
        .filter(mishap -> mishap.agent() == agent && speaksOf(mishap.model(), model))
        .filter(mishap -> round < mishap.replies())
        .map(Mishap::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean speaksOf(String configured, String model) {
    return configured.equals(ANY_MODEL) || configured.equals(model);
  }

  private static void requireBounded(Duration latency) {
    if (latency.isNegative() || latency.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A latency is 0 to " + LONGEST + ", not " + latency);
    }
  }

  /**
   * A call without a reply.
   *
   * @param agent whose call
   * @param call which of the agent's calls for the same step of the same brief, counted from 1
   *     since the process started; 0 means each of them
   * @param kind how it fails
   * @param model name of the only model that fails, e.g. {@code economy}; {@code *} for all
   */
  public record Failure(
      ScriptedAgent agent,
      @DefaultValue("1") int call,
      Breakdown kind,
      @DefaultValue(ANY_MODEL) String model) {

    public Failure {
      if (call < 0) {
        throw new IllegalArgumentException("Calls are counted from 1, and 0 means each of them");
      }
    }
  }

  /**
   * A wrong reply.
   *
   * @param agent whose reply
   * @param kind what is wrong with it
   * @param replies how many rounds go wrong before findings help; more than the rounds that
   *     verification allows makes the task fail
   * @param model name of the only model that errs, e.g. {@code economy}; {@code *} for all
   */
  public record Mishap(
      ScriptedAgent agent,
      Mischief kind,
      @DefaultValue("1") int replies,
      @DefaultValue(ANY_MODEL) String model) {

    public Mishap {
      if (replies < 1) {
        throw new IllegalArgumentException("A mischief spoils at least one reply");
      }
    }
  }
}
