package io.aios.llm.compatible;

/** Servers whose peculiarities are known. */
enum ServerKind {
  OLLAMA(Dialect.OLLAMA),
  VLLM(Dialect.VLLM),
  OPENAI(Dialect.OPENAI),
  /** Any other: gateways, llama.cpp, hosted models. */
  GENERIC(Dialect.GENERIC);

  private final Dialect dialect;

  ServerKind(Dialect dialect) {
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }
}
