/** Files in PostgreSQL: contents stored once under their digests, and one tree per project. */
@NullMarked
package io.aios.artifacts.postgres;

import org.jspecify.annotations.NullMarked;
