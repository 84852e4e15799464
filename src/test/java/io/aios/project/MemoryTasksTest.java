package io.aios.project;

class MemoryTasksTest extends TasksContract {

  MemoryTasksTest() {
    super(Stores.inMemory());
  }
}
