/** What a project is expected to cost and to take before it begins. The formulas: docs/costs.md. */
@NullMarked
package io.aios.gateway.quote;

import org.jspecify.annotations.NullMarked;
