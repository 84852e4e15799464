package io.aios.llm;

/**
 * A model's wish to have a tool run.
 *
 * @param id the provider's own; the result names it
 * @param arguments JSON text as the model wrote it; {@code {}} if it wrote none. Parse it
 *     defensively: a model can write anything
 */
public record ToolCall(String id, String name, String arguments) {}
