/** What the nodes say about their providers, in PostgreSQL. */
@NullMarked
package io.aios.llm.postgres;

import org.jspecify.annotations.NullMarked;
