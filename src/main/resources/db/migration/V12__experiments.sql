-- The calls of experiments, found by their arms; calls outside of experiments are not in it.

create index llm_call_arm
  on llm_call (arm, held_at)
  where arm <> '' and state in ('SETTLED', 'KEPT');
