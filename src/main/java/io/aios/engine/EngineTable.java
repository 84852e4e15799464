package io.aios.engine;

import io.aios.database.Channel;

/** The two tables of the engine, so that short orchestration never waits behind long agent work. */
public enum EngineTable {
  /** Has orchestrators advance projects. */
  CONTROL("engine_control", "advance", Channel.CONTROL),
  /** Has workers perform tasks. */
  AGENT("engine_agent", "perform", Channel.AGENT);

  private final String tableName;
  private final String taskName;
  private final Channel channel;

  EngineTable(String tableName, String taskName, Channel channel) {
    this.tableName = tableName;
    this.taskName = taskName;
    this.channel = channel;
  }

  String tableName() {
    return tableName;
  }

  /** What db-scheduler calls the work of this table; stored in each row, so never change it. */
  String taskName() {
    return taskName;
  }

  Channel channel() {
    return channel;
  }
}
