/** What the arms of experiments came to, and whether they differ. */
@NullMarked
package io.aios.gateway.experiment;

import org.jspecify.annotations.NullMarked;
