/** Proofs that need several processes at once: races for money. */
@org.jspecify.annotations.NullMarked
package io.aios.race;
