/** Does it hold: checks over files, their findings and the verdict. Pure; parsers are leaves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"artifacts"})
package io.aios.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
