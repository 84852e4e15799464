@NullMarked
package io.aios.routing.cache;

import org.jspecify.annotations.NullMarked;
