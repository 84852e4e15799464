/** Tests of the market. */
@NullMarked
package io.aios.routing.market;

import org.jspecify.annotations.NullMarked;
