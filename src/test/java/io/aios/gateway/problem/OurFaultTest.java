package io.aios.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.project.Project;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class OurFaultTest {

  private final GatewayClient client;
  private final ProjectsTwin projects;

  OurFaultTest(GatewayClient client, ProjectsTwin projects) {
    this.client = client;
    this.projects = projects;
  }

  @Test
  void namesTheErrorAndLogsItOnce(CapturedOutput output) {
    Project project = projects.put(ProjectCast.todo());
    // Its account was never opened, which cannot happen to a submitted project.

    HttpResponse<String> response = client.get("/api/v1/projects/" + project.id() + "/costs");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = client.json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:aios:problem:internal");
    assertThat(response.body()).doesNotContain("account").doesNotContain("Exception");
    assertThat(output.toString().split("There is no account", -1)).hasSize(2);
    assertThat(output).contains(problem.get("id").asString());
  }
}
