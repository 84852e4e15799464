package io.aios.routing.experiments;

import io.aios.routing.Catalog;
import io.aios.routing.Experiments;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Reads the settings below {@code aios.experiments}, a map by the names of experiments. */
final class ExperimentSettings {

  private static final String PREFIX = "aios.experiments";
  private static final ConfigurationPropertyName WHOLE = ConfigurationPropertyName.of(PREFIX);

  private ExperimentSettings() {}

  /**
   * The experiments.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException if a setting is wrong
   */
  static Experiments read(Environment environment, Catalog catalog) {
    var strict =
        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    var reading = new Reading(strict, catalog);
    Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, ExperimentProperties.class), reading);
    return reading.experiments;
  }

  private static Experiments experiments(Map<?, ?> settings, Catalog catalog) {
    return new Experiments(
        settings.entrySet().stream()
            .map(one ->
                ((ExperimentProperties) one.getValue())
                    .experiment(String.valueOf(one.getKey()), catalog))
            .toList());
  }

  /**
   * Makes sense of the settings while they are bound, so that the report of a failure names them.
   */
  private static final class Reading extends AbstractBindHandler {

    private final Catalog catalog;
    private Experiments experiments = Experiments.NONE;

    Reading(BindHandler parent, Catalog catalog) {
      super(parent);
      this.catalog = catalog;
    }

    @Override
    public @Nullable Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      Object bound = super.onSuccess(name, target, context, result);
      if (name.equals(WHOLE) && bound instanceof Map<?, ?> settings) {
        experiments = ExperimentSettings.experiments(settings, catalog);
      }
      return bound;
    }
  }
}
