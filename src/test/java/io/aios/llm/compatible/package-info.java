/** Tests of the adapter to servers that speak Chat Completions. */
@NullMarked
package io.aios.llm.compatible;

import org.jspecify.annotations.NullMarked;
