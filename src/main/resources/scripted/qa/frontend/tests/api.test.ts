import { afterEach, describe, expect, it, vi } from "vitest";
import * as api from "../src/api";

interface Call {
  url: string;
  method: string;
  body: unknown;
}

/** Stands in for the backend: answers every call alike and remembers them. */
function backend(status: number, answer: unknown, headers: Record<string, string> = {}): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    calls.push({
      url,
      method: init.method ?? "GET",
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
    });
    return new Response(status === 204 ? null : JSON.stringify(answer), { status, headers });
  });
  return calls;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("errors", () => {
  it("carry the status and what the backend said", async () => {
    backend(422, { detail: "too long" });

    await expect(api.health()).rejects.toMatchObject({ status: 422, message: "too long" });
  });

  it("name the field that is wrong", async () => {
    backend(422, { detail: [{ loc: ["body", "name"], msg: "field required" }] });

    await expect(api.health()).rejects.toMatchObject({ message: "name: field required" });
  });

  it("survive an answer that is no JSON", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));

    await expect(api.health()).rejects.toMatchObject({ status: 502 });
  });
});
%{#resources}

describe("%{nouns}", () => {
  const values = {
%{#fields}
    %{field}: %{first},
%{/fields}
  };
  const record = { id: 7, ...values };
%{#canList}

  it("are listed page by page, with how many there are in all", async () => {
    const calls = backend(200, [record], { "X-Total-Count": "31" });

    const page = await api.list%{names}(10, 20);

    expect(page).toEqual({ items: [record], total: 31 });
    expect(calls).toEqual([{ url: "%{path}?limit=10&offset=20", method: "GET", body: undefined }]);
  });
%{/canList}
%{#canCreate}

  it("are created from their values", async () => {
    const calls = backend(201, record);

    expect(await api.create%{name}(values)).toEqual(record);
    expect(calls).toEqual([{ url: "%{path}", method: "POST", body: values }]);
  });
%{/canCreate}
%{#canRead}

  it("are read by their id", async () => {
    const calls = backend(200, record);

    expect(await api.get%{name}(7)).toEqual(record);
    expect(calls).toEqual([{ url: "%{path}/7", method: "GET", body: undefined }]);
  });
%{/canRead}
%{#canUpdate}

  it("are changed by the fields that are given", async () => {
    const calls = backend(200, record);
    const changes = { %{titleField}: %{titleSecond} };

    expect(await api.update%{name}(7, changes)).toEqual(record);
    expect(calls).toEqual([{ url: "%{path}/7", method: "PATCH", body: changes }]);
  });
%{/canUpdate}
%{#canDelete}

  it("are deleted by their id", async () => {
    const calls = backend(204, null);

    await api.delete%{name}(7);

    expect(calls).toEqual([{ url: "%{path}/7", method: "DELETE", body: undefined }]);
  });
%{/canDelete}
});
%{/resources}
