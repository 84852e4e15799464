/** The product from end to end, as its users meet it. */
@NullMarked
package io.aios.story;

import org.jspecify.annotations.NullMarked;
