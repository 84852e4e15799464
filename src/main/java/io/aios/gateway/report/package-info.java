/** What a project cost, and what it yielded for that. */
@NullMarked
package io.aios.gateway.report;

import org.jspecify.annotations.NullMarked;
