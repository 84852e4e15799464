package io.aios.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the gateway.
 *
 * @param maxBody longest request body, at most 16 MB
 * @param maxStreams event streams that may be open at once
 * @param eventPoll how long an event may be late when its signal was lost: a node looks once for
 *     all its streams; more than zero
 * @param heartbeat how long a stream may be silent, so that proxies keep it open; more than zero
 * @param streamLife how long a stream stays open before its client has to come back; more than zero
 */
@Validated
@ConfigurationProperties(prefix = "aios.gateway", ignoreUnknownFields = false)
public record GatewayProperties(
    @DefaultValue("256KB") DataSize maxBody,
    @DefaultValue("500") @Min(1) @Max(100_000) int maxStreams,
    @DefaultValue("1s") Duration eventPoll,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("1h") Duration streamLife) {

  public GatewayProperties {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(DataSize.ofMegabytes(16)) > 0) {
      throw new IllegalArgumentException("aios.gateway.max-body must be 1B to 16MB");
    }
    if (!eventPoll.isPositive() || !heartbeat.isPositive() || !streamLife.isPositive()) {
      throw new IllegalArgumentException(
          "aios.gateway.event-poll, aios.gateway.heartbeat and aios.gateway.stream-life must be"
              + " more than zero");
    }
  }
}
