package io.aios.project.postgres;

import io.aios.project.IdSource;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Projects.Submission;
import io.aios.project.Quotes;
import io.aios.project.QuotesContract;
import io.aios.project.Stores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.UUID;

@PostgresTest
class PostgresQuotesTest extends QuotesContract {

  private final IdSource ids = UUID::randomUUID;
  private final Stores stores;
  private final Quotes quotes;

  PostgresQuotesTest(Database database) {
    this.stores = PostgresStores.emptied(database);
    this.quotes = new PostgresQuotes(database.jdbc());
  }

  @Override
  protected Quotes quotes() {
    return quotes;
  }

  @Override
  protected ProjectId submitted() {
    Submission submission = ProjectCast.submission(ids, ids.next().toString(), "hash");
    stores.inTransaction(() -> stores.projects().submit(submission, ProjectCast.NOON));
    return submission.id();
  }
}
