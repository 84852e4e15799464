package io.aios.demo;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the demo builds.
 *
 * @param brief the request in plain words; {@code --brief=…} on the command line sets it
 * @param directory where a folder with the project's files is made
 * @param limit how long the project may take
 * @param exit whether to end the process when the project has ended, with exit code 1 if it did not
 *     succeed; otherwise the node keeps serving until Ctrl-C
 */
@Validated
@ConfigurationProperties(prefix = "aios.demo", ignoreUnknownFields = false)
record DemoProperties(
    @DefaultValue("Build a Todo app with due dates") @NotBlank String brief,
    @DefaultValue("target/demo") Path directory,
    @DefaultValue("30m") Duration limit,
    @DefaultValue("false") boolean exit) {}
