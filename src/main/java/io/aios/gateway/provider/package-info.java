/** How the providers of models fare. */
@NullMarked
package io.aios.gateway.provider;

import org.jspecify.annotations.NullMarked;
