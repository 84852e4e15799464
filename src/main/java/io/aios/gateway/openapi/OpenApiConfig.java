package io.aios.gateway.openapi;

import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API as a whole; each operation is described where it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class OpenApiConfig {

  private static final String ABOUT =
      """
      AIOS turns a project request into a verified, downloadable code base: submit a brief, follow
      the agents that build it, fetch the files and see what they cost.

      Money is a decimal string in US dollars, times are ISO 8601 in UTC, ids are UUIDs, tokens are
      whole numbers. Every error is a problem (RFC 9457) whose `type` is stable and whose `errors`
      name the part of the request and the reason. `simulated` says whether the figures come from
      the offline provider, whose money is play money.\
      """;

  /** In the order in which a client meets them. */
  private static final List<Tag> TAGS =
      List.of(
          tag("Projects", "Submit, follow and cancel projects."),
          tag("Tasks", "The steps of a project, their verdicts and their calls."),
          tag("Events", "What happens to a project, as it happens."),
          tag("Artifacts", "The files that came out."),
          tag("Costs", "What a project will cost, what it cost, and what it yielded for that."),
          tag("Router", "How a prompt would be routed, and which of two ways does better."),
          tag("Catalog", "What there is: agents, models, providers and templates."));

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("AIOS")
                .version("v1")
                .description(ABOUT)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .tags(TAGS)
        .servers(List.of(new Server().url("/").description("The server that shows this")));
  }

  @Bean
  OpenApiCustomizer declaredProblems() {
    return DeclaredProblems::addTo;
  }

  /** The one parameter that nearly every operation has, explained once. */
  @Bean
  OpenApiCustomizer explainedProjectIds() {
    return api ->
        api.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .map(Operation::getParameters)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(parameter -> parameter.getName().equals("id"))
            .forEach(id ->
                id.description("Id of the project, as submitting it returned.")
                    .example("01890a5d-ac96-774b-bcce-b302099a8057"));
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }
}
