import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
%{#boards}
import { %{name}List } from "../src/components/%{name}List";
%{/boards}

%{#acts}
const ignore = () => undefined;
%{/acts}
%{#boards}

describe("%{name}List", () => {
  const record = {
    id: 7,
%{#fields}
    %{field}: %{first},
%{/fields}
  };

  it("says so when there is nothing to show", () => {
    const html = renderToStaticMarkup(
      <%{name}List items={[]}%{#toggles} onChange={ignore}%{/toggles}%{#canUpdate} onEdit={ignore}%{/canUpdate}%{#canDelete} onDelete={ignore}%{/canDelete} />,
    );

    expect(html).toContain("No %{nouns} yet");
  });
%{#hasTitle}

  it("shows each record as text, never as markup", () => {
    const items = [record, { ...record, id: 8, %{titleField}: "<b>bold</b>" }];

    const html = renderToStaticMarkup(
      <%{name}List items={items}%{#toggles} onChange={ignore}%{/toggles}%{#canUpdate} onEdit={ignore}%{/canUpdate}%{#canDelete} onDelete={ignore}%{/canDelete} />,
    );

    expect(html).toContain(record.%{titleField});
    expect(html).toContain("&lt;b&gt;bold&lt;/b&gt;");
  });
%{/hasTitle}
});
%{/boards}
