import { useState, type FormEvent } from "react";
import type * as types from "../types";

interface Draft {
%{#fields}
  %{field}: %{#isFlag}boolean%{/isFlag}%{^isFlag}string%{/isFlag};
%{/fields}
}

const EMPTY: Draft = {
%{#fields}
  %{field}: %{#isFlag}false%{/isFlag}%{^isFlag}""%{/isFlag},
%{/fields}
};

function draftOf(item: types.%{name}): Draft {
  return {
%{#fields}
    %{field}: %{tsDraft},
%{/fields}
  };
}

function valuesOf(draft: Draft): types.%{name}Create {
  return {
%{#fields}
    %{field}: %{tsValue},
%{/fields}
  };
}

interface Props {
  /** What is being changed, or null for something new. */
  item: types.%{name} | null;
  onSave: (values: types.%{name}Create) => Promise<void>;
  onCancel: () => void;
}

export function %{name}Form({ item, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState<Draft>(item === null ? EMPTY : draftOf(item));
  const [isSaving, setIsSaving] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaving(true);
    await onSave(valuesOf(draft));
    setIsSaving(false);
  }

  return (
    <form className="card form" onSubmit={(event) => void submit(event)}>
      <h3>{item === null ? "New %{noun}" : "Change %{noun}"}</h3>
%{#fields}
%{#isFlag}
      <label className="check">
        <input
          %{tsAttributes}
          checked={draft.%{field}}
          onChange={(event) => setDraft({ ...draft, %{field}: event.target.checked })}
        />
        %{label}
      </label>
%{/isFlag}
%{#isInput}
      <label>
        %{label}
        <input
          %{tsAttributes}
          value={draft.%{field}}
          onChange={(event) => setDraft({ ...draft, %{field}: event.target.value })}
        />
      </label>
%{/isInput}
%{#isText}
      <label>
        %{label}
        <textarea
          %{tsAttributes}
          value={draft.%{field}}
          onChange={(event) => setDraft({ ...draft, %{field}: event.target.value })}
        />
      </label>
%{/isText}
%{/fields}
      <div className="actions">
        <button type="submit" disabled={isSaving}>
          {item === null ? "Add" : "Save"}
        </button>
        {item !== null && (
          <button type="button" className="quiet" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
