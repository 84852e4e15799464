@NullMarked
package io.aios.project;

import org.jspecify.annotations.NullMarked;
