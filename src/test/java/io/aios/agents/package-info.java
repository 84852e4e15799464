@NullMarked
package io.aios.agents;

import org.jspecify.annotations.NullMarked;
