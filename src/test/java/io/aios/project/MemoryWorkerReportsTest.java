package io.aios.project;

class MemoryWorkerReportsTest extends WorkerReportsContract {

  MemoryWorkerReportsTest() {
    super(new MemoryWorkerReports());
  }
}
