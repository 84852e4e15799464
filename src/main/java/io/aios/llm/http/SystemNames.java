package io.aios.llm.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Resolves host names as the operating system does: hosts files, search domains of a cluster and
 * name services count. A lookup may block for seconds, so it never runs on an event loop, where it
 * would stop the answers of other calls.
 */
final class SystemNames extends AddressResolverGroup<InetSocketAddress> {

  private final Scheduler threads = Schedulers.boundedElastic();

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetNameResolver(executor) {

      @Override
      protected void doResolve(String host, Promise<InetAddress> promise) {
        lookUp(() -> InetAddress.getByName(host), promise);
      }

      @Override
      protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
        lookUp(() -> List.of(InetAddress.getAllByName(host)), promise);
      }
    }.asAddressResolver();
  }

  private <T> void lookUp(Callable<T> lookup, Promise<T> promise) {
    try {
      threads.schedule(() -> finish(lookup, promise));
    } catch (RejectedExecutionException busy) {
      promise.tryFailure(busy);
    }
  }

  private static <T> void finish(Callable<T> lookup, Promise<T> promise) {
    try {
      promise.trySuccess(lookup.call());
    } catch (Exception unknown) {
      promise.tryFailure(unknown);
    }
  }
}
