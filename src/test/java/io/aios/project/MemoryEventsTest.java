package io.aios.project;

class MemoryEventsTest extends EventsContract {

  MemoryEventsTest() {
    super(Stores.inMemory());
  }
}
