package io.aios.ledger;

import java.util.List;

class MemoryArmsTest extends ArmsContract {

  @Override
  protected Arms arms(List<CallLine> lines) {
    var arms = new MemoryArms();
    arms.put(lines);
    return arms;
  }
}
