package io.aios.llm;

import java.time.Instant;

/**
 * What a node says about a provider.
 *
 * @param node name of the process
 * @param at when it said so
 */
public record ProviderReport(String node, Instant at, ProviderStatus status) {}
