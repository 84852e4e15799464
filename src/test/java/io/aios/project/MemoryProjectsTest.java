package io.aios.project;

class MemoryProjectsTest extends ProjectsContract {

  MemoryProjectsTest() {
    super(Stores.inMemory());
  }
}
