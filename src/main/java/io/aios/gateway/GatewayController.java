package io.aios.gateway;

import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/** Marks endpoints of the gateway: they are found by scanning, and only on nodes of that role. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@ConditionalOnRole(NodeRole.GATEWAY)
public @interface GatewayController {}
