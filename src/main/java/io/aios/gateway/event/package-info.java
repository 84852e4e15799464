/** What happens to a project, as it happens. */
@NullMarked
package io.aios.gateway.event;

import org.jspecify.annotations.NullMarked;
