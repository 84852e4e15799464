/** Tests of the provider that answers offline. */
@NullMarked
package io.aios.llm.scripted;

import org.jspecify.annotations.NullMarked;
