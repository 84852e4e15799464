/** Models of any server that speaks OpenAI's Chat Completions, and the words it errs with. */
@NullMarked
package io.aios.llm.compatible;

import org.jspecify.annotations.NullMarked;
