/** The description of the API and the page to try it out. */
@NullMarked
package io.aios.gateway.openapi;

import org.jspecify.annotations.NullMarked;
