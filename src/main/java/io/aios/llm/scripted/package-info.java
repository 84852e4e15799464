/**
 * A provider that answers offline, without keys and at no cost: it reads what an agent is asked and
 * writes a small working application by fixed rules, so that the whole product can be seen and
 * tested anywhere. Everything it says is marked as simulated.
 */
@NullMarked
package io.aios.llm.scripted;

import org.jspecify.annotations.NullMarked;
