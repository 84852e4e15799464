import type * as types from "../types";

interface Props {
  items: types.%{name}[];
%{#toggles}
  onChange: (item: types.%{name}, changes: types.%{name}Update) => void;
%{/toggles}
%{#canUpdate}
  onEdit: (item: types.%{name}) => void;
%{/canUpdate}
%{#canDelete}
  onDelete: (item: types.%{name}) => void;
%{/canDelete}
}

export function %{name}List({ items%{#toggles}, onChange%{/toggles}%{#canUpdate}, onEdit%{/canUpdate}%{#canDelete}, onDelete%{/canDelete} }: Props) {
  if (items.length === 0) {
    return <p className="hint">No %{nouns} yet. Add the first one above.</p>;
  }
  return (
    <div className="card scroll">
      <table>
        <thead>
          <tr>
%{#fields}
            <th scope="col">%{label}</th>
%{/fields}
%{#acts}
            <th scope="col">
              <span className="unseen">Actions</span>
            </th>
%{/acts}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
%{#fields}
%{#isFlag}
              <td>
                <input
                  type="checkbox"
                  aria-label="%{label}"
                  checked={item.%{field}}
%{#toggles}
                  onChange={(event) => onChange(item, { %{field}: event.target.checked })}
%{/toggles}
%{^toggles}
                  readOnly
%{/toggles}
                />
              </td>
%{/isFlag}
%{^isFlag}
              <td>{%{tsShown}}</td>
%{/isFlag}
%{/fields}
%{#acts}
              <td className="actions">
%{#canUpdate}
                <button type="button" className="quiet" onClick={() => onEdit(item)}>
                  Edit
                </button>
%{/canUpdate}
%{#canDelete}
                <button type="button" className="quiet danger" onClick={() => onDelete(item)}>
                  Delete
                </button>
%{/canDelete}
              </td>
%{/acts}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
