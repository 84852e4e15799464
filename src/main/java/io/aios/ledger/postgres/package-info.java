/** The ledger in PostgreSQL: every operation is one guarded statement, so one round trip. */
@NullMarked
package io.aios.ledger.postgres;

import org.jspecify.annotations.NullMarked;
