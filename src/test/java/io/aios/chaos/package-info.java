/** Proofs under faults: processes are killed, connections are cut, and the books are checked. */
@org.jspecify.annotations.NullMarked
package io.aios.chaos;
