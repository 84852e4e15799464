package io.aios.llm.http;

/**
 * One event of a stream of server-sent events.
 *
 * @param name {@code message} if the stream names none
 * @param data its data lines, joined by line feeds
 */
public record SseEvent(String name, String data) {}
