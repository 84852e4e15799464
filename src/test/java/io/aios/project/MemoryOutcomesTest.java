package io.aios.project;

class MemoryOutcomesTest extends OutcomesContract {

  MemoryOutcomesTest() {
    super(Stores.inMemory());
  }
}
