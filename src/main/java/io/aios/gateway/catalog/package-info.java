/** What there is to choose from: agents, models and templates. */
@NullMarked
package io.aios.gateway.catalog;

import org.jspecify.annotations.NullMarked;
