/** What came out: files under safe relative paths, stored once per content. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.aios.artifacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
