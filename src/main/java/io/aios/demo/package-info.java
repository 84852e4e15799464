/**
 * A first project in a minute: submits a brief to this very node over HTTP, as any client would,
 * shows the work in the terminal and writes the files down. Only there with the profile {@code
 * demo}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.aios.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
