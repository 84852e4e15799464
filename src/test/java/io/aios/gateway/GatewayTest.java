package io.aios.gateway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/**
 * A test against a gateway on a real port, with {@link GatewayClient} and the twins as parameters
 * of its constructor. All such tests share one gateway, so each makes projects of its own.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(
    classes = GatewayRoom.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "aios.node.roles=GATEWAY",
      "aios.gateway.max-streams=5",
      "aios.gateway.event-poll=100ms",
      "aios.gateway.heartbeat=300ms"
    })
public @interface GatewayTest {}
