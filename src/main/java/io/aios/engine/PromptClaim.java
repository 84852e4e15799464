package io.aios.engine;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * How an orchestrator takes rows of {@link EngineTable#CONTROL}: as the library does, and in the
 * same statement those of a process that died, at the first look after their last beat was missed.
 * The library's own search for them runs at every second beat only. Thread-safe.
 */
final class PromptClaim extends PostgreSqlJdbcCustomization {

  private final Contact contact;

  PromptClaim(Contact contact) {
    super(false, false);
    this.contact = contact;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    Instant deadBefore = contact.deadBefore(now);
    List<Execution> taken = claim(context, now, deadBefore, limit);
    contact.looked(now);
    return taken;
  }

  private List<Execution> claim(
      JdbcTaskRepositoryContext context, Instant now, Instant deadBefore, int limit) {
    return context.jdbcRunner.query(
        """
        with dead as (
          select task_name, task_instance
          from engine_control
          where picked = true and last_heartbeat < ?
          order by last_heartbeat
          limit ?
          for update skip locked),
        due as (
          select task_name, task_instance
          from engine_control
          where picked = false and execution_time <= ?
          order by execution_time
          limit ?
          for update skip locked),
        chosen as (
          select * from dead
          union all
          select * from due
          limit ?)
        update engine_control e
        set picked = true, picked_by = ?, last_heartbeat = ?, version = e.version + 1
        from chosen c
        where e.task_name = c.task_name and e.task_instance = c.task_instance
        returning e.*
        """,
        statement -> {
          setInstant(statement, 1, deadBefore);
          statement.setInt(2, limit);
          setInstant(statement, 3, now);
          statement.setInt(4, limit);
          statement.setInt(5, limit);
          statement.setString(6, context.schedulerName.getName());
          setInstant(statement, 7, now);
        },
        context.resultSetMapper.get());
  }
}
