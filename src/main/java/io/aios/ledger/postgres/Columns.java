package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.Basis;
import io.aios.ledger.Decision;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Purpose;
import io.aios.ledger.Statement;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How the ledger's nouns stand in columns. */
class Columns {

  private static final int LONGEST_REASON = 2_000;

  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static String[] accounts(Collection<AccountId> accounts) {
    return accounts.stream().map(AccountId::value).toArray(String[]::new);
  }

  /** PostgreSQL's text holds no NUL, and a provider's message may. */
  static String printable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  static String reason(String text) {
    return printable(text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON));
  }

  static ModelId model(ResultSet row) throws SQLException {
    return new ModelId(row.getString("provider"), row.getString("model"));
  }

  static Origin origin(ResultSet row) throws SQLException {
    return Origin.valueOf(row.getString("origin"));
  }

  static StopReason stop(ResultSet row) throws SQLException {
    return StopReason.valueOf(row.getString("stop_reason"));
  }

  /** What the call was for; of calls of earlier versions only the subject is known. */
  static Purpose purpose(ResultSet row) throws SQLException {
    UUID project = row.getObject("project", UUID.class);
    return project == null
        ? new Purpose(
            row.getString("tenant"), row.getObject("subject", UUID.class), "UNKNOWN", "unknown")
        : new Purpose(
            row.getString("tenant"), project, row.getString("agent"), row.getString("task_type"));
  }

  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
            "",
            row.getString("policy"),
            row.getString("arm"),
            OptionsJson.read(row.getString("options")))
        .plus(row.getString("decision"));
  }

  /** The usage; {@link TokenUsage#NONE} where none was stored. */
  static TokenUsage usage(ResultSet row) throws SQLException {
    String tier = row.getString("service_tier");
    if (tier == null) {
      return TokenUsage.NONE;
    }
    return new TokenUsage(
        row.getLong("uncached_input"),
        row.getLong("cache_read"),
        row.getLong("cache_write_short"),
        row.getLong("cache_write_long"),
        row.getLong("output"),
        ServiceTier.valueOf(tier));
  }

  /**
   * The usage of a settled call. Where its cost is an estimate although there is a usage, nobody
   * reported that.
   */
  static TokenUsage settledUsage(ResultSet row) throws SQLException {
    TokenUsage usage = usage(row);
    return basis(row) == Basis.ESTIMATED && usage.total() > 0 ? usage.asEstimate() : usage;
  }

  static Basis basis(ResultSet row) throws SQLException {
    return Basis.valueOf(row.getString("basis"));
  }

  /** Adds the usage to a statement that names its parts as their columns are named. */
  static StatementSpec usage(StatementSpec statement, TokenUsage usage) {
    return statement
        .param("uncachedInput", usage.uncachedInput())
        .param("cacheRead", usage.cacheRead())
        .param("cacheWriteShort", usage.cacheWriteShort())
        .param("cacheWriteLong", usage.cacheWriteLong())
        .param("output", usage.output())
        .param("tier", usage.tier().name());
  }

  /** Adds what every line says about its call. */
  static StatementSpec request(StatementSpec statement, HoldRequest request) {
    return statement
        .param("subject", request.key().subject())
        .param("step", request.key().step())
        .param("requestHash", request.key().requestHash())
        .param("origin", request.origin().name())
        .param("tenant", request.purpose().tenant())
        .param("project", request.purpose().project())
        .param("agent", request.purpose().agent())
        .param("taskType", request.purpose().taskType())
        .param("policy", request.decision().policy())
        .param("arm", request.decision().arm())
        .param("options", OptionsJson.write(request.decision().options()));
  }

  static Statement standing(ResultSet row, AccountId account) throws SQLException {
    return new Statement(
        account,
        new Usd(row.getLong("limit_nanos")),
        new Usd(row.getLong("held_nanos")),
        new Usd(row.getLong("spent_nanos")));
  }

  static HoldResult.AlreadySettled settled(ResultSet row) throws SQLException {
    return new HoldResult.AlreadySettled(
        row.getObject("id", UUID.class), reply(row), new Usd(row.getLong("cost_nanos")));
  }

  static Reply reply(ResultSet row) throws SQLException {
    return reply(row, settledUsage(row));
  }

  static Reply reply(ResultSet row, TokenUsage usage) throws SQLException {
    byte[] text = row.getBytes("reply");
    if (text == null) {
      throw new IllegalStateException(
          "The reply of this call has expired, and what was paid for is not paid again");
    }
    return new Reply(
        model(row),
        new String(text, StandardCharsets.UTF_8),
        ReplyJson.readCalls(row.getString("tool_calls")),
        ReplyJson.readReasoning(row.getString("reasoning")),
        stop(row),
        usage,
        origin(row));
  }
}
