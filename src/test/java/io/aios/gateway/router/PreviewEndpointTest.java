package io.aios.gateway.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class PreviewEndpointTest {

  private final GatewayClient client;

  PreviewEndpointTest(GatewayClient client) {
    this.client = client;
  }

  @Test
  void choosesAndExplains() {
    JsonNode preview = preview("{'taskType':'backend','prompt':'Write a test','policy':'speed'}");

    assertThat(preview.get("choice").asString()).isEqualTo("scripted/standard");
    assertThat(preview.get("policy").asString()).isEqualTo("speed");
    assertThat(preview.get("decision").asString()).startsWith("speed: scripted/standard, at most ");
    assertThat(preview.has("arm")).isFalse();
    JsonNode candidate = preview.get("candidates").get(0);
    assertThat(candidate.get("holdUsd").asString()).isEqualTo("0.240114");
    assertThat(candidate.get("promptTokens").asInt()).isEqualTo(38);
    assertThat(candidate.get("simulated").asBoolean()).isTrue();
    assertThat(candidate.propertyNames())
        .contains("expectedCostUsd", "chance", "expectedSeconds", "score");
  }

  @Test
  void roundsWhatItShows() {
    for (JsonNode candidate :
        preview("{'taskType':'backend','prompt':'Write a test','policy':'balanced'}")
            .get("candidates")) {
      assertThat(candidate.get("score").decimalValue().precision()).isLessThanOrEqualTo(6);
      assertThat(candidate.get("chance").decimalValue().scale()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void takesANumberOfTokensForAPrompt() {
    JsonNode preview = preview("{'taskType':'backend','promptTokens':100000,'maxOutputTokens':1}");

    assertThat(preview.get("candidates").get(0).get("promptTokens").asInt())
        .isBetween(100_000, 100_100);
  }

  @Test
  void saysWhyAModelIsOutOfTheQuestion() {
    JsonNode tools = preview("{'taskType':'backend','prompt':'hello','tools':true}");
    JsonNode poor = preview("{'taskType':'backend','prompt':'hello','budgetUsd':0.000001}");

    assertThat(tools.has("choice")).isFalse();
    assertThat(tools.get("excluded").get(0).get("model").asString()).isEqualTo("scripted/standard");
    assertThat(tools.get("excluded").get(0).get("reason").asString())
        .isEqualTo("it cannot use tools");
    assertThat(tools.get("decision").asString())
        .isEqualTo("scripted/standard: it cannot use tools; scripted/premium: it cannot use tools");
    assertThat(poor.get("excluded").get(0).get("reason").asString())
        .contains("and 0.000001 USD are left");
  }

  @Test
  void showsTheArmOfAnExperiment() {
    JsonNode preview = preview("{'taskType':'qa','prompt':'hello'}");

    assertThat(preview.get("arm").asString()).matches("cheap-tests/[ab]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'prompt':'x'                                     | taskType        | is missing",
        "'taskType':'Back End','prompt':'x'               | taskType        | must have 1 to 30",
        "'taskType':'qa'                                  | prompt          | is missing; give",
        "'taskType':'qa','prompt':' '                     | prompt          | must not be blank",
        "'taskType':'qa','prompt':'x','promptTokens':5    | promptTokens    | must be absent",
        "'taskType':'qa','promptTokens':0                 | promptTokens    | must be 1 to 1000000",
        "'taskType':'qa','promptTokens':1.5               | promptTokens    | must be a whole",
        "'taskType':'qa','promptTokens':99999999999999999999 | promptTokens | must be a whole",
        "'taskType':'qa','prompt':'x','maxOutputTokens':-1 | maxOutputTokens | must be 1 to 1000000",
        "'taskType':'qa','prompt':'x','tier':'premium'    | tier            | must be one of ECO",
        "'taskType':'qa','prompt':'x','policy':'cheap'    | policy          | must be one of cost",
        "'taskType':'qa','prompt':'x','models':[]         | models          | must have 1 to 100",
        "'taskType':'qa','prompt':'x','models':['acme']   | models[0]       | names no model and no provider of the catalog: acme",
        "'taskType':'qa','prompt':'x','models':[null]     | models[0]       | names no model and no provider of the catalog: null",
        "'taskType':'qa','prompt':'x','models':'acme'     | models          | must be a JSON array",
        "'taskType':'qa','prompt':'x','tools':'yes'       | tools           | must be true or false",
        "'taskType':'qa','prompt':'x','localOnly':1       | localOnly       | must be true or false",
        "'taskType':'qa','prompt':'x','budgetUsd':'0'     | budgetUsd       | must be more than 0",
        "'taskType':'qa','prompt':'x','budgetUsd':'1e3'   | budgetUsd       | must be a plain",
        "'taskType':'qa','prompt':'x','budget':'1'        | budget          | is not known",
      })
  void namesTheFieldThatIsWrong(String fields, String field, String reason) {
    HttpResponse<String> response = send("{" + fields + "}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = client.json(response).get("errors").get(0);
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("reason").asString()).startsWith(reason);
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    HttpResponse<String> response = send("{'tier':'BEST','policy':'best','budgetUsd':'-1'}");

    assertThat(client.json(response).get("errors")).hasSize(5);
  }

  @Test
  void refusesAPromptThatIsTooLong() {
    HttpResponse<String> response =
        send("{'taskType':'qa','prompt':'" + "x".repeat(200_001) + "'}");

    assertThat(client.json(response).get("errors").get(0).get("reason").asString())
        .isEqualTo("must have at most 200000 characters, not 200001");
  }

  @Test
  void exampleOfTheDescriptionWorksAsItIs() {
    JsonNode fields =
        JsonMapper.shared()
            .readTree(client.get("/v3/api-docs").body())
            .at("/components/schemas/PreviewRequest/properties");
    var body = JsonMapper.shared().createObjectNode();
    fields
        .propertyStream()
        .filter(field -> field.getValue().has("example"))
        .forEach(field -> body.set(field.getKey(), field.getValue().get("example")));

    JsonNode preview = preview(body.toString());

    assertThat(preview.get("choice").asString()).isEqualTo("scripted/standard");
  }

  private JsonNode preview(String body) {
    HttpResponse<String> response = send(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return client.json(response);
  }

  private HttpResponse<String> send(String body) {
    return client.send(
        client
            .request("/api/v1/router/preview")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }
}
