/** How the router would decide. */
@NullMarked
package io.aios.gateway.router;

import org.jspecify.annotations.NullMarked;
