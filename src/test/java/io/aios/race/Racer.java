package io.aios.race;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aios.ledger.AccountId;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Ledger;
import io.aios.ledger.Purpose;
import io.aios.llm.Listener;
import io.aios.llm.ModelCard;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Providers;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.race.MoodyProvider.Caller;
import io.aios.routing.Answer;
import io.aios.routing.Ask;
import io.aios.routing.ByteEstimate;
import io.aios.routing.CallGate;
import io.aios.routing.Catalog;
import io.aios.routing.HoldingRouter;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Means;
import io.aios.routing.Observer;
import io.aios.routing.Offer;
import io.aios.routing.Patience;
import io.aios.routing.Perseverance;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Ranking;
import io.aios.routing.Router;
import io.aios.routing.Steering;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.routing.Turnstile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One of the processes of a race: many callers that ask at the same moment, round by round, through
 * a router of their own and the one ledger.
 */
public final class Racer {

  /** After so long an open hold counts as lost. */
  static final Duration LIFETIME = Duration.ofSeconds(3);

  /** The most that one call can cost: so many tokens at a ten-thousandth of a dollar. */
  static final int MOST_TOKENS = 10;

  static final Usd HOLD = Usd.of("0.001");

  private static final Offer OFFER =
      new Offer(
          MoodyProvider.MODEL,
          Tier.ECONOMY,
          PriceList.of(Price.of(Usd.ZERO, Usd.of("100"))),
          200_000,
          64_000,
          ModelCard.PLAIN,
          Lifetime.OPEN,
          Origin.SIMULATED);
  private static final Prompt PROMPT = new Prompt("", List.of(new Turn.User("go")), MOST_TOKENS);

  private static final ThreadLocal<Caller> CALLERS = new ThreadLocal<>();

  private final MoodyProvider provider = new MoodyProvider(CALLERS);
  private final Ledger ledger;
  private final Router router;

  private Racer(Ledger ledger) {
    this.ledger = ledger;
    this.router = router(mortal(ledger));
  }

  /**
   * Does what each line of the input says, {@code race account seed callers} or {@code expire}, and
   * says what came of it.
   *
   * @param arguments URL, user and password of the database
   */
  public static void main(String[] arguments) throws Exception {
    try (var context = context(arguments);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var racer = new Racer(context.getBean(Ledger.class));
      System.out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(racer.does(line.split(" ")));
      }
    }
  }

  private String does(String[] words) throws InterruptedException, ExecutionException {
    if (words[0].equals("expire")) {
      ledger.expire(1_000);
      return "expired";
    }
    return round(new AccountId(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
  }

  private String round(AccountId account, long seed, int count)
      throws InterruptedException, ExecutionException {
    long before = provider.billedTokens();
    int answers = 0;
    var start = new CountDownLatch(count);
    try (var executor = Executors.newFixedThreadPool(count)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int caller = 0; caller < count; caller++) {
        var dice = new Random(seed * 1_000 + caller);
        all.add(
            executor.submit(() -> {
              start.countDown();
              start.await();
              return answers(account, dice);
            }));
      }
      for (Future<Integer> one : all) {
        answers += one.get();
      }
    }
    return "done " + answers + " " + (provider.billedTokens() - before);
  }

  /** One to three questions, each for other work; a caller that is killed asks no more. */
  private int answers(AccountId account, Random dice) {
    int answers = 0;
    for (int question = dice.nextInt(3); question >= 0; question--) {
      var gate = new CallGate();
      CALLERS.set(new Caller(dice, gate));
      try {
        if (router.ask(ask(account), gate, Listener.NONE) instanceof Answer.Answered) {
          answers++;
        }
      } catch (IllegalStateException bug) {
        // The provider's, and the router has booked it.
      } catch (MoodyProvider.Killed killed) {
        return answers;
      }
    }
    return answers;
  }

  private static Ask ask(AccountId account) {
    UUID work = UUID.randomUUID();
    return new Ask(
        work,
        "files-0",
        new Purpose("race", work, "BACKEND", "backend"),
        new TreeSet<>(List.of(account, AccountId.ofTenant("race"))),
        Tier.ECONOMY,
        PROMPT,
        Terms.STANDARD,
        Set.of());
  }

  /** A ledger that hears no more of a call whose caller was killed. */
  private static Ledger mortal(Ledger ledger) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("keep") && isOfKilled((Forfeit) arguments[1])) {
                return List.of();
              }
              try {
                return method.invoke(ledger, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private static boolean isOfKilled(Forfeit forfeit) {
    return forfeit.reason().contains(MoodyProvider.Killed.class.getName());
  }

  private Router router(Ledger mortal) {
    var candidate =
        new Ranking.Candidate(OFFER, HOLD, 0, new Ranking.Score(HOLD, 1, Duration.ZERO, 0));
    var catalog = new Catalog(List.of(OFFER));
    var patience =
        new Patience(
            3, 2, Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofSeconds(1), LIFETIME);
    InstantSource clock = InstantSource.system();
    return new HoldingRouter(
        (ask, market) -> new Ranking(List.of(candidate), List.of()),
        () ->
            Market.fresh(
                catalog,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Set.of(MoodyProvider.MODEL.provider())),
        Steering.all(List.of()),
        new Means(
            mortal,
            new Providers(List.of(provider)),
            new ByteEstimate(),
            Turnstile.OPEN,
            Observer.NONE,
            new Perseverance(
                patience, Thread::sleep, () -> ThreadLocalRandom.current().nextDouble()),
            clock));
  }

  private static AnnotationConfigApplicationContext context(String[] database) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(
        PlatformTransactionManager.class,
        () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
    context.registerBean(DataSource.class, () -> pool(database));
    context.registerBean(
        JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
    context.scan("io.aios.ledger.postgres");
    context.refresh();
    return context;
  }

  private static DataSource pool(String[] database) {
    var pool = new HikariConfig();
    pool.setJdbcUrl(database[0]);
    pool.setUsername(database[1]);
    pool.setPassword(database[2]);
    pool.setMaximumPoolSize(10);
    pool.setConnectionTimeout(60_000);
    return new HikariDataSource(pool);
  }
}
