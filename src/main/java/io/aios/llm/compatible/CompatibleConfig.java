package io.aios.llm.compatible;

import io.aios.llm.ModelCards;
import io.aios.llm.Provider;
import io.aios.llm.http.ModelHttpFactory;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Offers a provider for each server that is named below {@code aios.compatible}. */
@Configuration(proxyBeanMethods = false)
@Import(CompatibleConfig.Servers.class)
class CompatibleConfig {

  private static final Logger log = LoggerFactory.getLogger(CompatibleConfig.class);

  static final class Servers implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      List<Server> servers = ServerSettings.read(environment);
      if (servers.isEmpty()) {
        log.info(
            "No local or compatible server is called; AIOS_COMPATIBLE_OLLAMA_BASE_URL adds one,"
                + " for example");
      }
      servers.forEach(server -> register(registry, server));
    }

    private static void register(BeanRegistry registry, Server server) {
      registry.registerBean(
          "compatibleProvider." + server.name(),
          Provider.class,
          bean ->
              bean.supplier(context ->
                  new CompatibleProvider(
                      server,
                      context.bean(ModelHttpFactory.class).open(server.endpoint()),
                      context.bean(ModelCards.class),
                      context.bean(InstantSource.class))));
    }
  }
}
