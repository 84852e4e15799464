/** The limits of accounts. */
@NullMarked
package io.aios.gateway.budget;

import org.jspecify.annotations.NullMarked;
