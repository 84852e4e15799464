@NullMarked
package io.aios.demo;

import org.jspecify.annotations.NullMarked;
