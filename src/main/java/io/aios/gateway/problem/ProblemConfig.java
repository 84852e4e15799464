package io.aios.gateway.problem;

import io.aios.gateway.GatewayProperties;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.IdSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Problems for what fails in an endpoint, before one, and before Tomcat knows which. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class ProblemConfig {

  @Bean
  Problems problems(IdSource ids) {
    return new Problems(ids);
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(
      GatewayProperties gateway,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problemAnswers) {
    FilterRegistrationBean<BodyLimit> filter =
        new FilterRegistrationBean<>(new BodyLimit(gateway.maxBody().toBytes(), problemAnswers));
    // Inside of the filters that count and trace requests, outside of all that read a body.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
          }
        });
  }
}
