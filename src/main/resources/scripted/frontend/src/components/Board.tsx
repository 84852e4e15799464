import { useCallback, useEffect, useState } from "react";
import * as api from "../api";
import type * as types from "../types";
import { %{name}Form } from "./%{name}Form";
import { %{name}List } from "./%{name}List";

const PAGE_SIZE = 50;

function reason(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong";
}

export function %{name}Board() {
  const [items, setItems] = useState<types.%{name}[]>([]);
  const [total, setTotal] = useState(0);
%{#canUpdate}
  const [editing, setEditing] = useState<types.%{name} | null>(null);
%{/canUpdate}
  const [error, setError] = useState("");
  const [isLoading, setIsLoading] = useState(true);
  const [forms, setForms] = useState(0);

  const load = useCallback(async (count: number) => {
    try {
      const page = await api.list%{names}(Math.min(count, 200), 0);
      setItems(page.items);
      setTotal(page.total);
      setError("");
    } catch (failure) {
      setError(reason(failure));
    } finally {
      setIsLoading(false);
    }
  }, []);

  useEffect(() => {
    void load(PAGE_SIZE);
  }, [load]);

  /** Does something, then shows what the backend has now; says whether it worked. */
  async function change(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
    } catch (failure) {
      setError(reason(failure));
      return false;
    }
    await load(Math.max(PAGE_SIZE, items.length));
    return true;
  }

  async function save(values: types.%{name}Create) {
%{#canUpdate}
    const target = editing;
    const isSaved = await change(() =>
      target === null ? api.create%{name}(values) : api.update%{name}(target.id, values),
    );
%{/canUpdate}
%{^canUpdate}
    const isSaved = await change(() => api.create%{name}(values));
%{/canUpdate}
    if (isSaved) {
%{#canUpdate}
      setEditing(null);
%{/canUpdate}
      setForms(forms + 1);
    }
  }
%{#canDelete}

  async function remove(item: types.%{name}) {
    if (window.confirm(`Delete "${item.%{titleField}}"?`)) {
      await change(() => api.delete%{name}(item.id));
    }
  }
%{/canDelete}

  async function loadMore() {
    try {
      const page = await api.list%{names}(PAGE_SIZE, items.length);
      setItems([...items, ...page.items]);
      setTotal(page.total);
    } catch (failure) {
      setError(reason(failure));
    }
  }

  return (
    <section className="board">
      <h2>
        %{nounsLabel} <span className="count">{total}</span>
      </h2>
      {error !== "" && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <%{name}Form
%{#canUpdate}
        key={editing === null ? `new-${forms}` : `edit-${editing.id}`}
        item={editing}
        onSave={save}
        onCancel={() => setEditing(null)}
%{/canUpdate}
%{^canUpdate}
        key={forms}
        item={null}
        onSave={save}
        onCancel={() => undefined}
%{/canUpdate}
      />
      {isLoading ? (
        <p className="hint">Loading …</p>
      ) : (
        <%{name}List
          items={items}
%{#toggles}
          onChange={(item, changes) => void change(() => api.update%{name}(item.id, changes))}
%{/toggles}
%{#canUpdate}
          onEdit={setEditing}
%{/canUpdate}
%{#canDelete}
          onDelete={(item) => void remove(item)}
%{/canDelete}
        />
      )}
      {items.length < total && (
        <button type="button" className="quiet" onClick={() => void loadMore()}>
          Show more
        </button>
      )}
    </section>
  );
}
