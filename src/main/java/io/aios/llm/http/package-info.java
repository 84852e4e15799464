/**
 * How requests reach a provider and answers come back: connections, deadlines, limits, events, the
 * meaning of headers, and keys that are never shown. Knows no provider; the leaves of the providers
 * build on it.
 */
@NullMarked
package io.aios.llm.http;

import org.jspecify.annotations.NullMarked;
