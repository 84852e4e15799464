/** Tests of the store of reports. */
@NullMarked
package io.aios.llm.postgres;

import org.jspecify.annotations.NullMarked;
