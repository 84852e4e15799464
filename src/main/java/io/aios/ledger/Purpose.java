package io.aios.ledger;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a call was for, so that costs can be told apart later.
 *
 * @param tenant who asked, e.g. {@code default}
 * @param project the work that the call belongs to
 * @param agent who asked, e.g. {@code BACKEND}
 * @param taskType what kind of work it was, e.g. {@code specification}
 */
public record Purpose(String tenant, UUID project, String agent, String taskType) {

  /** Whose work it is as long as nobody has to say who they are. */
  public static final String DEFAULT_TENANT = "default";

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final Pattern AGENT = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");
  private static final Pattern TASK_TYPE = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  public Purpose {
    if (!TENANT.matcher(tenant).matches()
        || !AGENT.matcher(agent).matches()
        || !TASK_TYPE.matcher(taskType).matches()) {
      throw new IllegalArgumentException(
          "A purpose names a tenant, an agent and a task type, not %s, %s, %s"
              .formatted(tenant, agent, taskType));
    }
  }
}
