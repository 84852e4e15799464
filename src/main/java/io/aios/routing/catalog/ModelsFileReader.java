package io.aios.routing.catalog;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a file of models, strictly: what it does not understand is an error. */
class ModelsFileReader {

  private static final int MOST_BYTES = 1024 * 1024;

  private final YAMLMapper yaml =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * @param name what to call the file in an error
   * @throws CatalogFailure if the file cannot be read or says something that is not understood
   */
  ModelsFile read(Resource file, String name) {
    try {
      ModelsFile models = yaml.readValue(bytes(file, name), ModelsFile.class);
      if (models == null) {
        throw new CatalogFailure(name, "it is empty");
      }
      requireDollars(models, Place.top(name));
      requireDateOfQuality(models, Place.top(name));
      return models;
    } catch (UnrecognizedPropertyException unknown) {
      throw new CatalogFailure(name, place(unknown) + " is unknown", unknown);
    } catch (MismatchedInputException wrong) {
      throw new CatalogFailure(name, place(wrong) + " is not of the kind it must be", wrong);
    } catch (JacksonException broken) {
      throw new CatalogFailure(name, line(broken) + firstLine(broken.getOriginalMessage()), broken);
    }
  }

  private static void requireDollars(ModelsFile models, Place top) {
    top.in("catalog_version").required(models.catalogVersion());
    if (!"USD".equals(top.in("currency").required(models.currency()))) {
      throw top.in("currency").failure("must be USD");
    }
    if (!"per_1m_tokens".equals(top.in("unit").required(models.unit()))) {
      throw top.in("unit").failure("must be per_1m_tokens");
    }
  }

  /** Figures of quality age; one without its date would pass for new for ever. */
  private static void requireDateOfQuality(ModelsFile models, Place top) {
    Place place = top.in("quality_date");
    if (models.qualityDate() != null) {
      place.month(models.qualityDate());
    } else if (models.models() != null
        && models.models().stream().anyMatch(entry -> entry != null && entry.quality() != null)) {
      throw place.failure("is missing, although a model has a quality");
    }
  }

  /** The way to a value, e.g. {@code models[0].price.input}. */
  private static String place(JacksonException wrong) {
    var place = new StringBuilder();
    for (JacksonException.Reference step : wrong.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.isEmpty() ? "its content" : place.toString();
  }

  private static String line(JacksonException broken) {
    TokenStreamLocation location = broken.getLocation();
    return location == null ? "" : "line " + location.getLineNr() + ": ";
  }

  private static byte[] bytes(Resource file, String name) {
    try (InputStream stream = file.getInputStream()) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new CatalogFailure(name, "it is larger than 1 MiB");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new CatalogFailure(name, "it cannot be read", unreadable);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it is not valid YAML");
  }
}
