package io.aios.project;

import java.util.UUID;

/** Makes ids that sort by time (UUIDv7). Thread-safe. */
public interface IdSource {

  UUID next();
}
