package io.aios.routing.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The token buckets, one for each limit of rate, shared by all processes. Each call is a
 * transaction of its own, which an interrupt does not reach; it throws {@link
 * org.springframework.dao.DataAccessException} if the database is away. Thread-safe.
 */
final class Buckets {

  private final ProxyManager<String> buckets;

  Buckets(DataSource database, InstantSource clock) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_bucket")
            .clientClock(new Meter(clock))
            .build();
  }

  /**
   * Takes so much now or, if it is not there yet, on credit, so that the next one waits for what is
   * left after this one.
   *
   * @param amount at most what the bucket holds
   * @return nanoseconds until it is there; empty, and nothing is taken, if that is longer than the
   *     patience
   */
  OptionalLong reserve(Rate rate, long amount, Duration patience) {
    var wait = new AtomicLong();
    long longest = Math.max(1, patience.toNanos());
    boolean taken =
        with(
            rate,
            bucket -> bucket.asBlocking().tryConsumeUninterruptibly(amount, longest, wait::set));
    return taken ? OptionalLong.of(wait.get()) : OptionalLong.empty();
  }

  /** How long until so much is there, at most what the bucket holds. */
  Duration untilThere(Rate rate, long amount) {
    return Duration.ofNanos(
        with(rate, bucket -> bucket.estimateAbilityToConsume(amount)).getNanosToWaitForRefill());
  }

  /** Takes so much, whether it is there or not. */
  void take(Rate rate, long amount) {
    with(rate, bucket -> bucket.consumeIgnoringRateLimits(amount));
  }

  /** Gives so much back; what the bucket cannot hold is lost. */
  void giveBack(Rate rate, long amount) {
    with(
        rate,
        bucket -> {
          bucket.addTokens(amount);
          return amount;
        });
  }

  /** What is there; less than zero if it is owed. */
  long level(Rate rate) {
    return with(rate, BucketProxy::getAvailableTokens);
  }

  private <T> T with(Rate rate, Function<BucketProxy, T> work) {
    BucketProxy bucket = buckets.getProxy(rate.key(), () -> configuration(rate));
    return Uninterrupted.get(() -> {
      try {
        return work.apply(bucket);
      } catch (BucketExecutionException away) {
        throw new DataAccessResourceFailureException("Limits of rate cannot be kept", away);
      }
    });
  }

  private static BucketConfiguration configuration(Rate rate) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(rate.atOnce())
                .refillGreedy(rate.inflow(), Rate.MINUTE)
                .build())
        .build();
  }

  /** The clock of the process, in the library's terms. */
  private record Meter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
