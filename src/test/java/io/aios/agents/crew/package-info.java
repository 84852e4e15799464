@NullMarked
package io.aios.agents.crew;

import org.jspecify.annotations.NullMarked;
