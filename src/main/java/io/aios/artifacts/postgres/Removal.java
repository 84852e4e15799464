package io.aios.artifacts.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Removes files of projects, and with the last use of a content the content.
 *
 * <p>Whoever keeps a content locks it before its use is written, and whoever removes one locks it
 * before it looks for uses: of the two, one sees what the other has done. Of two that remove, each
 * could leave the last use to the other, so there is one at a time.
 */
final class Removal {

  private final JdbcClient jdbc;

  Removal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int remove(Collection<UUID> projects, int most) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("To be called in a transaction");
    }
    if (most < 1) {
      throw new IllegalArgumentException("At least one at a time, not " + most);
    }
    UUID[] ids = projects.toArray(UUID[]::new);
    if (!isAlone()) {
      return 0;
    }
    String[] locked = lockUnshared(ids, most);
    int removed = removeUses(ids, locked, most);
    removeUnused(locked);
    return removed;
  }

  Set<UUID> withFiles(Collection<UUID> projects) {
    return new HashSet<>(
        jdbc.sql(
                """
                select given.id
                from unnest(:projects) as given (id)
                where exists (select from artifact_use used where used.project_id = given.id)
                """)
            .param("projects", projects.toArray(UUID[]::new))
            .query((row, number) -> row.getObject("id", UUID.class))
            .list());
  }

  /** Until the end of the transaction. */
  private boolean isAlone() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('artifact_content', 0))")
        .query(Boolean.class)
        .single();
  }

  private String[] lockUnshared(UUID[] projects, int most) {
    List<String> locked =
        jdbc.sql(
                """
                select content.sha256
                from artifact_content content
                where content.sha256 in (
                    select used.sha256
                    from artifact_use used
                    where used.project_id = any(:projects)
                    order by used.project_id, used.sha256
                    limit :most)
                  and not exists (
                    select
                    from artifact_use other
                    where other.sha256 = content.sha256 and other.project_id <> all(:projects))
                order by content.sha256
                for update of content skip locked
                """)
            .param("projects", projects)
            .param("most", most)
            .query((row, number) -> row.getString("sha256"))
            .list();
    return locked.toArray(String[]::new);
  }

  /** What is neither locked nor in use elsewhere is just being kept; its use stays for now. */
  private int removeUses(UUID[] projects, String[] locked, int most) {
    return jdbc.sql(
            """
            with batch as (
              select used.project_id, used.sha256
              from artifact_use used
              where used.project_id = any(:projects)
                and (used.sha256 = any(:locked)
                  or exists (
                    select
                    from artifact_use other
                    where other.sha256 = used.sha256 and other.project_id <> all(:projects)))
              order by used.project_id, used.sha256
              limit :most
            ), laid as (
              delete from artifact
              using batch
              where artifact.project_id = batch.project_id and artifact.sha256 = batch.sha256)
            delete from artifact_use
            using batch
            where artifact_use.project_id = batch.project_id and artifact_use.sha256 = batch.sha256
            """)
        .param("projects", projects)
        .param("locked", locked)
        .param("most", most)
        .update();
  }

  private void removeUnused(String[] locked) {
    jdbc.sql(
            """
            delete from artifact_content content
            where content.sha256 = any(:locked)
              and not exists (select from artifact_use used where used.sha256 = content.sha256)
              and not exists (select from artifact where artifact.sha256 = content.sha256)
            """)
        .param("locked", locked)
        .update();
  }
}
