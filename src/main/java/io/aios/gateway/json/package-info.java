/** How strictly requests are read: nothing unknown, nothing twice, nothing converted. */
@NullMarked
package io.aios.gateway.json;

import org.jspecify.annotations.NullMarked;
