/**
 * OpenAI's models, by its Responses API. Stateless: nothing is stored there, and every call carries
 * the whole conversation.
 */
@NullMarked
package io.aios.llm.openai;

import org.jspecify.annotations.NullMarked;
