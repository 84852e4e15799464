/** Exact dollars. No {@code double} or {@code float} anywhere near money. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.aios.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
