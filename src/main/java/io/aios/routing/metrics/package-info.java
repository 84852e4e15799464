/**
 * Figures for dashboards, by the names of OpenTelemetry where it has one. They are for display; the
 * ledger alone knows what was spent.
 */
@NullMarked
package io.aios.routing.metrics;

import org.jspecify.annotations.NullMarked;
