package io.aios.project;

class MemoryRemainsTest extends RemainsContract {

  MemoryRemainsTest() {
    super(Stores.inMemory());
  }
}
