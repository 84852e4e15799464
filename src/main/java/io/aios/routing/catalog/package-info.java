/**
 * Reads the catalog of models from its files and builds the router from it. The form of the files
 * is described in {@code catalog/models.yaml}.
 */
@NullMarked
package io.aios.routing.catalog;

import org.jspecify.annotations.NullMarked;
