@NullMarked
package io.aios;

import org.jspecify.annotations.NullMarked;
