package io.aios.gateway;

import java.util.UUID;

/** Where things are, relative to the server. */
public final class ApiPaths {

  public static final String API = "/api/v1";
  public static final String PROJECTS = API + "/projects";

  private ApiPaths() {}

  public static String project(UUID id) {
    return PROJECTS + "/" + id;
  }
}
