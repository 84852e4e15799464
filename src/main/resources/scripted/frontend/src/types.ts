/** What goes over the wire, as contract/openapi.yaml says. */

export interface Page<T> {
  items: T[];
  total: number;
}
%{#resources}

/** %{ANoun} as it is kept. */
export interface %{name} {
  id: number;
%{#fields}
  %{field}: %{tsType};
%{/fields}
}

/** %{ANoun} to be added. */
export interface %{name}Create {
%{#fields}
  %{field}%{^isRequired}?%{/isRequired}: %{tsType};
%{/fields}
}

/** What changes about %{aNoun}; a field that is left out stays as it is. */
export interface %{name}Update {
%{#fields}
  %{field}?: %{tsType};
%{/fields}
}
%{/resources}
