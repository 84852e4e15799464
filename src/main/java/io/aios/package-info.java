/** AIOS turns a project request into a verified, downloadable code base. */
@NullMarked
package io.aios;

import org.jspecify.annotations.NullMarked;
