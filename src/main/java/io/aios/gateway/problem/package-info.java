/** Every error as a problem (RFC 9457): one shape, a stable type, the field and the reason. */
@NullMarked
package io.aios.gateway.problem;

import org.jspecify.annotations.NullMarked;
