package io.aios.llm;

/** Families of tokenizers, as far as they are published. */
public enum Tokenizer {
  /** OpenAI since GPT-4o. */
  O200K,
  /** Claude up to 4.6, and Haiku 4.5. */
  CLAUDE_OLD,
  /** Claude from 4.7 on: about 30 % more tokens than before. */
  CLAUDE_NEW,
  /** The scripted provider, which counts bytes. */
  BYTES,
  /** Nobody told; local models mostly. */
  UNKNOWN
}
