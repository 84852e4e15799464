/** The files of a project: listed, one by one, and as an archive. */
@NullMarked
package io.aios.gateway.artifact;

import org.jspecify.annotations.NullMarked;
