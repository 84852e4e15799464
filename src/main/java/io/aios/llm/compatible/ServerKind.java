package io.aios.llm.compatible;

/** Servers whose peculiarities are known. */
enum ServerKind {
  OLLAMA,
  VLLM,
  OPENAI,
  /** Any other: gateways, llama.cpp, hosted models. */
  GENERIC
}
