@NullMarked
package io.aios.project.templates;

import org.jspecify.annotations.NullMarked;
