package io.aios.llm;

/**
 * A model's own reasoning, which its provider wants back unchanged when the conversation goes on
 * with the same model, and nobody else can read.
 *
 * @param writer the model that wrote it; never sent to another one
 * @param block the provider's block, as JSON text
 */
public record Reasoning(ModelId writer, String block) {}
