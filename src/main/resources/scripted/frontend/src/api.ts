import type * as types from "./types";

/** What the backend answered when it did not do what it was asked to. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

interface Invalid {
  loc?: (string | number)[];
  msg?: string;
}

function sentence(detail: unknown, status: number): string {
  if (typeof detail === "string") {
    return detail;
  }
  if (Array.isArray(detail)) {
    return detail
      .map((wrong: Invalid) => `${(wrong.loc ?? []).slice(1).join(".")}: ${wrong.msg ?? "wrong"}`)
      .join("; ");
  }
  return `The server answered with status ${status}`;
}

async function problem(response: Response): Promise<ApiError> {
  let detail: unknown;
  try {
    detail = ((await response.json()) as { detail?: unknown }).detail;
  } catch {
    detail = undefined;
  }
  return new ApiError(response.status, sentence(detail, response.status));
}

async function call(url: string, method = "GET", body?: unknown): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

export async function health(): Promise<{ status: string }> {
  return (await call("/health")).json();
}
%{#resources}
%{#canList}

export async function list%{names}(limit: number, offset: number): Promise<types.Page<types.%{name}>> {
  const response = await call(`%{path}?limit=${limit}&offset=${offset}`);
  const items = (await response.json()) as types.%{name}[];
  return { items, total: Number(response.headers.get("X-Total-Count") ?? items.length) };
}
%{/canList}
%{#canCreate}

export async function create%{name}(values: types.%{name}Create): Promise<types.%{name}> {
  return (await call("%{path}", "POST", values)).json();
}
%{/canCreate}
%{#canRead}

export async function get%{name}(id: number): Promise<types.%{name}> {
  return (await call(`%{path}/${id}`)).json();
}
%{/canRead}
%{#canUpdate}

export async function update%{name}(id: number, changes: types.%{name}Update): Promise<types.%{name}> {
  return (await call(`%{path}/${id}`, "PATCH", changes)).json();
}
%{/canUpdate}
%{#canDelete}

export async function delete%{name}(id: number): Promise<void> {
  await call(`%{path}/${id}`, "DELETE");
}
%{/canDelete}
%{/resources}
