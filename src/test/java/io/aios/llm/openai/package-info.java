/** Tests of the adapter to OpenAI's Responses API. */
@NullMarked
package io.aios.llm.openai;

import org.jspecify.annotations.NullMarked;
