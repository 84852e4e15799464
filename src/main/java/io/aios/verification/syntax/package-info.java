/**
 * Checks that need a parser: JSON, YAML, XML and OpenAPI. Nothing here opens a file or a socket.
 */
@NullMarked
package io.aios.verification.syntax;

import org.jspecify.annotations.NullMarked;
