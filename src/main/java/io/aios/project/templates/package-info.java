/** Loads the templates that come with the program. */
@NullMarked
package io.aios.project.templates;

import org.jspecify.annotations.NullMarked;
