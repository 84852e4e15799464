package io.aios.project;

class MemoryDecisionsTest extends DecisionsContract {

  MemoryDecisionsTest() {
    super(Stores.inMemory());
  }
}
