package io.aios.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.gateway.ArtifactsTwin;
import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.gateway.RemainsTwin;
import io.aios.project.Project;
import io.aios.project.Remains.Kind;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ArtifactEndpointsTest {

  private static final Artifact PAGE = Artifact.of("src/routes/[id] 100%.html", "<b>größe</b>\n");

  private final GatewayClient client;
  private final ProjectsTwin projects;
  private final ArtifactsTwin artifacts;
  private final RemainsTwin remains;
  private final Project project;
  private final String path;

  ArtifactEndpointsTest(
      GatewayClient client, ProjectsTwin projects, ArtifactsTwin artifacts, RemainsTwin remains) {
    this.client = client;
    this.projects = projects;
    this.artifacts = artifacts;
    this.remains = remains;
    this.project = projects.put(ProjectCast.todo());
    this.path = "/api/v1/projects/" + project.id();
    artifacts.put(project.id().value(), "frontend", PAGE);
  }

  @Test
  void listsFilesWithTheirDigest() {
    JsonNode list = client.json(path + "/artifacts");

    assertThat(list.get("count").asInt()).isOne();
    assertThat(list.get("bytes").asInt()).isEqualTo(15);
    JsonNode file = list.get("files").get(0);
    assertThat(file.get("path").asString()).isEqualTo(PAGE.path().value());
    assertThat(file.get("sha256").asString()).isEqualTo(PAGE.ref().digest().sha256());
    assertThat(file.get("task").asString()).isEqualTo("frontend");
  }

  @Test
  void fileIsPlainTextToBeSaved() {
    HttpResponse<String> file = client.get(path + "/artifacts/src/routes/%5Bid%5D%20100%25.html");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo(PAGE.content());
    assertThat(file.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"[id] 100%.html\"");
  }

  @Test
  void unchangedFileIsNotSentAgain() {
    String etag = "\"" + PAGE.ref().digest().sha256() + "\"";
    String address = path + "/artifacts/src/routes/%5Bid%5D%20100%25.html";

    HttpResponse<String> again = client.send(client.request(address).header("If-None-Match", etag));

    assertThat(client.get(address).headers().firstValue("ETag")).contains(etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/%5Cb",
        "/a//b",
        "/.git/config",
        "/nul",
        "/a%0Ab",
        "/",
        "/../../../etc/passwd",
        "/%2e%2e/x"
      })
  void unsafePathIsRefused(String file) {
    HttpResponse<String> response = client.get(path + "/artifacts" + file);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a.txt", "/src/routes"})
  void absentFileIsNotFound(String file) {
    HttpResponse<String> response = client.get(path + "/artifacts" + file);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void archiveIsNamedAfterTheProjectAndAlwaysTheSame() {
    HttpResponse<byte[]> first = client.fetch(path + "/archive.zip");
    HttpResponse<byte[]> second = client.fetch(path + "/archive.zip");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(first.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"todo.zip\"");
    assertThat(second.body()).isEqualTo(first.body()).startsWith('P', 'K');
  }

  @Test
  void unfinishedProjectGivesWhatIsThere() {
    Project running = ProjectCast.running(project);
    artifacts.put(running.id().value(), "plan", Artifact.of("docs/plan.json", "{}\n"));

    assertThat(client.fetch(path + "/archive.zip").statusCode()).isEqualTo(200);
    assertThat(client.json(path + "/artifacts").get("count").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/artifacts", "/artifacts/a.txt", "/archive.zip"})
  void expiredFilesAreGoneAndTheProblemSaysWhen(String files) {
    Project old = projects.put(ProjectCast.todo());
    remains.put(old.id(), Map.of(Kind.ARTIFACTS, ProjectCast.NOON));

    HttpResponse<String> response = client.get("/api/v1/projects/" + old.id() + files);

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(client.json(response).get("type").asString()).isEqualTo("urn:aios:problem:expired");
    assertThat(client.json(response).get("detail").asString())
        .contains(ProjectCast.NOON.toString(), "aios.retention.artifacts");
    assertThat(client.json("/api/v1/projects/" + old.id()).get("artifactsExpiredAt").asString())
        .isEqualTo(ProjectCast.NOON.toString());
    assertThat(client.json("/api/v1/projects/" + old.id() + "/report").has("artifactsExpiredAt"))
        .isTrue();
  }

  @Test
  void whatHasExpiredIsSaidInListsToo() {
    Project old = projects.put(ProjectCast.todo());
    remains.put(old.id(), Map.of(Kind.EVENTS, ProjectCast.NOON, Kind.REPLIES, ProjectCast.NOON));

    JsonNode listed =
        client
            .json("/api/v1/projects?limit=200")
            .get("projects")
            .valueStream()
            .filter(view -> view.get("id").asString().equals(old.id().toString()))
            .findFirst()
            .orElseThrow();

    assertThat(listed.get("eventsExpiredAt").asString()).isEqualTo(ProjectCast.NOON.toString());
    assertThat(listed.get("repliesExpiredAt").asString()).isEqualTo(ProjectCast.NOON.toString());
    assertThat(listed.has("artifactsExpiredAt")).isFalse();
    JsonNode task = client.json("/api/v1/projects/" + old.id() + "/tasks/plan");
    assertThat(task.get("verdictsExpiredAt").asString()).isEqualTo(ProjectCast.NOON.toString());
  }
}
