@NullMarked
package io.aios.project.postgres;

import org.jspecify.annotations.NullMarked;
