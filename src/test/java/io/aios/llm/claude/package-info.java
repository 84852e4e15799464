@NullMarked
package io.aios.llm.claude;

import org.jspecify.annotations.NullMarked;
