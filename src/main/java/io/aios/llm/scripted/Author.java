package io.aios.llm.scripted;

import java.util.List;

/** Writes the files of one agent. */
interface Author {

  /** All files of this agent; they depend on the commission only. */
  List<Page> write(Commission commission);
}
