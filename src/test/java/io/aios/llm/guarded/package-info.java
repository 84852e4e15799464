/** Tests of what stands before the providers. */
@NullMarked
package io.aios.llm.guarded;

import org.jspecify.annotations.NullMarked;
