package io.aios.llm;

/**
 * What a model answered to one prompt.
 *
 * @param model the model that wrote it
 * @param text its visible text, possibly only a part: see {@code stop}
 * @param stop why it ended
 * @param usage the tokens as reported by the provider
 * @param origin whether a real model wrote it
 */
public record Reply(ModelId model, String text, StopReason stop, TokenUsage usage, Origin origin) {}
