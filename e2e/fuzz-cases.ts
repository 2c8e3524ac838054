import fc from "fast-check";
import type { $ZodType } from "zod/v4/core";
import {
  anyJson,
  hostileName,
  hostileText,
  type Values,
  valuesWith,
} from "#server/testing/fuzz-values.ts";
import { procedures } from "#server/testing/procedures.ts";
import routeTable from "../app/routes.ts?raw";

/** The port of the server that the fuzzer tests. */
export const port = 4189;

const origin = `http://localhost:${port}`;

/** One request of the fuzzer. */
export interface Case {
  path: string;
  method: string;
  headers: [string, string][];
  body?: BodyInit | undefined;
  /**
   * Whether it ends sessions or creates accounts, so that it must not be sent as the workspace's
   * owner.
   */
  isAboutAccount: boolean;
}

const modules = import.meta.glob<string>("../app/routes/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const inputs = import.meta.glob<Record<string, unknown>>(
  ["../server/domain/**/input.ts", "../server/domain/**/*-input.ts"],
  {
    eager: true,
  },
);

/** Every schema that the domain exports, by its name. */
const schemas = Object.entries(Object.assign({}, ...Object.values(inputs))).filter(
  (entry): entry is [string, $ZodType] =>
    typeof entry[1] === "object" && entry[1] !== null && "_zod" in entry[1],
);

/** Every page and action, by the pattern of its URL. */
export const routes = [...routeTable.matchAll(/route\(\s*"([^"]+)",\s*"([^"]+)"/g)].map(
  ([, pattern = "", file = ""]) => {
    const source = modules[`../app/${file}`] ?? "";
    const named = schemas.filter(([name]) => new RegExp(`\\b${name}\\b`).test(source));
    return {
      pattern: `/${pattern}`,
      acts: /export (async )?function action\b/.test(source),
      schemas: (named.length > 0 ? named : schemas).map(([, schema]) => schema),
    };
  },
);

const actions = routes.filter(({ acts }) => acts);

const oddParameter = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("AUD", "won", "lost", "new", "0", "2000000000", "1.5") },
  { weight: 1, arbitrary: hostileText.map(encode) },
  { weight: 1, arbitrary: fc.constantFrom("%ZZ", "%E0%A4", "%00", "..%2f", "a%20b") },
);

/** Half of a surrogate pair can't be encoded: it is sent as the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

const queryNames = [
  ...["search", "sort", "cursor", "after", "before", "tag", "match", "columns", "view", "kind"],
  ...["id", "to", "next", "list", "query", "of", "deed", "from", "company", "email", "phone"],
  ...[
    "added-from",
    "added-to",
    "changed-from",
    "value-from",
    "value-to",
    "closes-from",
    "currency",
  ],
  ...["pipeline", "stage", "contact", "status", "overdue", "stepless", "closed", "more", "folded"],
  ...["all", "filter", "history", "people", "q", "show", "since", "until", "day", "_routes"],
];

function queryOf({ anyText }: Values): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom(...queryNames), anyText), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&"))
    .map((text) => (text === "" ? "" : `?${text}`));
}

const suffix = fc.constantFrom("", "", "", ".data", "/", ".data/");

function pathOf(pattern: string, values: Values): fc.Arbitrary<string> {
  const names = pattern.match(/:\w+/g) ?? [];
  const parameter = fc.oneof(
    { weight: 4, arbitrary: values.anyId.map(String) },
    { weight: 1, arbitrary: oddParameter },
  );
  return fc
    .tuple(fc.tuple(...names.map(() => parameter)), suffix, queryOf(values))
    .map(([given, end, asked]) => {
      const rest = [...given];
      const path = pattern.replace(/:\w+/g, () => rest.shift() ?? "");
      return `${path}${end}${asked}`;
    });
}

const headerValue = fc.oneof(
  fc.constantFrom("", "*", "a".repeat(4_000), "%ZZ", "=;=;", '"', "-1", "1, 2, 3"),
  fc.stringMatching(/^[ -~]{0,60}$/),
);

/** Headers that some code reads. */
const headers = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom(
        ...["accept-language", "referer", "cookie", "user-agent", "accept", "if-none-match"],
        ...["sec-purpose", "trpc-accept", "x-forwarded-for", "x-forwarded-host", "range", "host"],
        ...["sec-fetch-site", "content-encoding", "x-http-method-override", "traceparent"],
      ),
      headerValue,
    ),
    fc.constantFrom<[string, string]>(
      ["accept", "application/jsonl"],
      ["trpc-accept", "application/jsonl"],
      ["accept-language", "th-TH-u-ca-buddhist-nu-thai"],
      ["accept-language", "en-x-private,*;q=0"],
      ["sec-purpose", "prefetch"],
      ["referer", `${origin}/contacts?search=%ZZ`],
      ["referer", "https://example.com/%E9"],
      [
        "cookie",
        "__Host-kith_flash=eyJ0ZXh0IjoxfQ%3D%3D; __Host-kith_contacts_columns=%ZZ; __Host-kith_bookmark=0-0",
      ],
      ["cookie", "__Host-better-auth.session_data=e30; __Host-better-auth.session_token=%"],
    ),
  ),
  { maxLength: 2 },
);

const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, otherwise: Value) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

const isAboutAccount = (path: string) => /^\/(sign-|settings\/password|api\/auth)/.test(path);

const pages = (values: Values): fc.Arbitrary<Case> =>
  fc.constantFrom(...routes).chain(({ pattern }) =>
    fc
      .record({
        path: pathOf(pattern, values),
        method: fc.constantFrom("GET", "GET", "GET", "HEAD"),
        headers: rarely(headers, []),
      })
      .map((each) => ({ ...each, isAboutAccount: isAboutAccount(pattern) })),
  );

/** A body with the fields in some encoding; the last kinds are invalid. */
function encoded(fields: [string, string][], kind: string): BodyInit {
  if (kind === "form") return new URLSearchParams(fields);
  if (kind === "json") return JSON.stringify(Object.fromEntries(fields));
  const form = new FormData();
  // The runtime sends no name that ends with a backslash.
  for (const [name, value] of fields) form.append(name.replace(/\\+$/, ""), value);
  if (kind === "file") form.append("file", new File([fields.map(String).join("\n")], "a.csv"));
  return form;
}

const forms = (values: Values): fc.Arbitrary<Case> =>
  fc.constantFrom(...actions).chain((route) =>
    fc
      .record({
        path: pathOf(route.pattern, values),
        known: fc.constantFrom(...route.schemas).chain(values.fieldsFor),
        odd: rarely(fc.array(fc.tuple(hostileName, values.anyText), { maxLength: 3 }), []),
        kind: fc.constantFrom("form", "form", "form", "parts", "file", "json"),
        headers: rarely(headers, []),
        from: fc.constantFrom(origin, origin, origin, "null"),
      })
      .map(({ path, known, odd, kind, headers: more, from }) => ({
        path,
        method: "POST",
        headers: [["origin", from], ...more] satisfies Case["headers"],
        body: encoded([...known, ...odd], kind),
        isAboutAccount: isAboutAccount(route.pattern),
      })),
  );

const csv = ({ anyText }: Values) =>
  fc
    .array(
      fc.array(fc.oneof(anyText, fc.constantFrom('"', '"a"', "a,b", "=1+1")), { maxLength: 6 }),
      {
        maxLength: 8,
      },
    )
    .map((rows) => rows.map((cells) => cells.join(",")).join("\n"));

const files = (values: Values): fc.Arbitrary<Case> =>
  fc
    .record({
      path: fc.constantFrom("/import", "/settings/currencies/import"),
      header: fc.constantFrom(
        "First Name,Last Name,Email,Tags,Birthday",
        "Date,USD,JPY,AUD",
        "x",
        "",
      ),
      rows: csv(values),
      bytes: rarely<Uint8Array | undefined>(fc.uint8Array({ maxLength: 200 }), undefined),
      how: fc.constantFrom("base", "quoted", "direct", "x"),
    })
    .map(({ path, header, rows, bytes, how }) => {
      const body = new FormData();
      const content = bytes ? new Uint8Array(bytes) : `${header}\n${rows}`;
      body.append("file", new File([content], "a.csv"));
      body.append("how", how);
      const from: [string, string] = ["origin", origin];
      return { path, method: "POST", headers: [from], body, isAboutAccount: false };
    });

const meta = ({ anyText }: Values) =>
  fc.oneof(
    fc.constant(undefined),
    fc.record({
      values: fc.oneof(
        fc.dictionary(anyText, fc.constantFrom(["undefined"], ["Date"], [["typed-array", "x"]]), {
          maxKeys: 2,
        }),
        anyJson,
      ),
    }),
    anyJson,
  );

const calls = (values: Values): fc.Arbitrary<Case> =>
  fc.constantFrom(...procedures).chain(([path, { _def: procedure }]) => {
    const [schema] = procedure.inputs as $ZodType[];
    return fc
      .record({
        input: schema ? values.valueFor(schema) : anyJson,
        valuesMeta: rarely(meta(values), undefined),
        asWritten: rarely(fc.constantFrom("{", "[]", "null", "", '{"json":'), undefined),
        method: rarely(fc.constantFrom("GET", "POST", "PUT", "DELETE"), undefined),
        type: rarely(
          fc.constantFrom("text/plain", "application/octet-stream", "multipart/form-data", "x"),
          "application/json",
        ),
        batch: rarely(fc.constantFrom("?batch=1", "?batch=x", "?batch"), ""),
        headers: rarely(headers, []),
      })
      .map(({ input, valuesMeta, asWritten, type, batch, headers: more, ...asked }) => {
        const method = asked.method ?? (procedure.type === "query" ? "GET" : "POST");
        const payload =
          batch === "" ? wrapped(input, valuesMeta) : { 0: wrapped(input, valuesMeta) };
        const text = asWritten ?? JSON.stringify(payload);
        const url = `/api/trpc/${path}${batch}`;
        const asks = method === "GET";
        const address = `${url}${batch ? "&" : "?"}input=${encodeURIComponent(text.slice(0, 4_000))}`;
        return {
          path: asks ? address : url,
          method,
          headers: [["origin", origin], ["content-type", type], ...more] satisfies Case["headers"],
          body: asks ? undefined : text,
          isAboutAccount: false,
        };
      });
  });

function wrapped(input: unknown, valuesMeta: unknown) {
  return valuesMeta === undefined ? { json: input } : { json: input, meta: valuesMeta };
}

const oddPaths = [
  ...["/api/trpc", "/api/trpc/", "/api/trpc/%ZZ", "/api/trpc/a,b,,c?batch=1", "/__manifest", "//"],
  ...["/api/auth/get-session", "/api/auth/update-user", "/api/auth/sign-in/email", "/api/auth/%ZZ"],
  ...["/api/auth/sign-up/email", "/api/auth/change-password", "/api/auth/list-sessions", "/%00"],
  ...["/__manifest?paths=/contacts&version=x", "/_root.data", "/contacts/%E0%A4%A", "/nowhere"],
  ...[
    "/.data",
    "/contacts.data?_routes=x",
    "/%ff",
    "/api/auth/error?error=x",
    "/api",
    "/index.data",
  ],
];

const odd = (values: Values): fc.Arbitrary<Case> =>
  fc
    .record({
      path: fc.oneof(
        fc.constantFrom(...oddPaths),
        hostileText.map((text) => `/${encode(text)}`),
        fc.constantFrom(...routes).chain(({ pattern }) => pathOf(pattern, values)),
      ),
      method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"),
      type: fc.constantFrom(
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain",
        "",
      ),
      text: fc.oneof(
        anyJson.map((value) => JSON.stringify(value)),
        hostileText,
        fc
          .record({ email: values.anyText, password: values.anyText, name: values.anyText })
          .map((each) => JSON.stringify(each)),
      ),
      headers,
    })
    .map(({ path, method, type, text, headers: more }) => ({
      path,
      method,
      headers: [["origin", origin], ["content-type", type], ...more] satisfies Case["headers"],
      body: method === "GET" || method === "HEAD" ? undefined : text,
      isAboutAccount: isAboutAccount(path),
    }));

/** Requests about a workspace whose records have these ids. */
export function casesFor(ids: readonly [number, ...number[]]): fc.Arbitrary<Case> {
  const values = valuesWith(ids);
  return fc.oneof(
    { weight: 8, arbitrary: pages(values) },
    { weight: 8, arbitrary: forms(values) },
    { weight: 1, arbitrary: files(values) },
    { weight: 8, arbitrary: calls(values) },
    { weight: 3, arbitrary: odd(values) },
  );
}
