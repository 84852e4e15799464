/** What tests of every room share. */
@NullMarked
package io.aios.testing;

import org.jspecify.annotations.NullMarked;
