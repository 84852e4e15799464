package io.aios.llm;

/**
 * What came of a tool call.
 *
 * @param callId id of the {@link ToolCall}
 * @param text the result, or what went wrong
 * @param failed whether the tool could not do it
 */
public record ToolResult(String callId, String text, boolean failed) {}
