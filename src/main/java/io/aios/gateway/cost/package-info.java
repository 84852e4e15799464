/** What calls cost, over all projects, and what they would have cost at the best model. */
@NullMarked
package io.aios.gateway.cost;

import org.jspecify.annotations.NullMarked;
