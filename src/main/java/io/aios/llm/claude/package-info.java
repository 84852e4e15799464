/** Claude models by Anthropic's Messages API. */
@NullMarked
package io.aios.llm.claude;

import org.jspecify.annotations.NullMarked;
