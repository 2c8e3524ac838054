import fc from "fast-check";
import * as z from "zod";
import type { $ZodType, $ZodTypes } from "zod/v4/core";

/* The values that the fuzzer puts into fields, parameters and inputs. */

/** Texts that have broken some program before. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\0",
    "\ud800",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "undefined",
    "NaN",
    "-0",
    "1e309",
    "99999999999999999999",
    "9007199254740993",
    "-1",
    "0x10",
    "1,000.50",
    "%",
    "%00",
    "%ZZ",
    "'; --",
    '"',
    "<script>",
    "../../etc",
    "//example.com",
    "javascript:1",
    "a\r\nb: c",
    "\u202e\u200b\ufeff",
    "😀",
    "{}",
    "[",
    '{"a":',
    "2026-02-30",
    "0000-00-00",
    "9999-12",
    "9999-12-31",
    "x".repeat(300),
    "é".repeat(5_000),
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** Texts that some field accepts. */
const fittingText = fc.constantFrom(
  "Ann",
  "Acme",
  "ann@example.com",
  "0412 345 678",
  "example.com/ann",
  "2026-11-23",
  "#3B82F6",
  "AUD",
  "JPY",
  "de-CH",
  "Australia/Sydney",
  "DELETE",
  "12.50",
  "contacts",
  "/contacts",
  "search=ann&tag=1",
  "0b5a3e0c-7f5e-4d4c-9a43-2f6c5ef0f0a1",
  "on",
);

/** JSON of any shape. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    {},
    [],
    { __proto__: null },
    JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
    Array.from({ length: 150 }, (_, index) => index),
    Array.from({ length: 2_500 }, () => 1),
  ),
);

/** Field names that none of our forms has. */
export const hostileName = fc.oneof(
  fc.constantFrom(
    "a[4294967294]",
    "a[]",
    "a.b.c.d.e.f.g",
    "__proto__.a",
    "constructor",
    "__intent__",
    "__state__",
    "",
    "id",
    "all",
    "filter",
    "form-key",
    "operation",
    "to",
    "tagIds.a",
    "moreEmails[0].value.a",
  ),
  hostileText,
);
function isUuid(def: object): boolean {
  return "format" in def && def.format === "uuid";
}

function fieldsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      typeof each === "object" ? fieldsOf(`${name}[${index}]`, each) : fieldsOf(name, each),
    );
  }
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, each]) =>
      fieldsOf(name === "" ? key : `${name}.${key}`, each),
    );
  }
  return [[name, String(value)]];
}

export type Values = ReturnType<typeof valuesWith>;

/** Values for a workspace whose records have these ids; `texts` are keys, tokens and cursors of it. */
export function valuesWith(ids: readonly [number, ...number[]], texts: readonly string[] = []) {
  /** Ids that exist, and ids that never do. */
  const anyId = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1, 2e9, 2 ** 53, 1e21, 1.5) },
  );

  const uuids = texts.filter((text) => z.uuid().safeParse(text).success);
  const anyUuid = fc.oneof(fc.uuid(), ...(uuids.length > 0 ? [fc.constantFrom(...uuids)] : []));
  const known = texts.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...texts) }] : [];

  const anyText = fc.oneof(
    ...known,
    { weight: 3, arbitrary: fittingText },
    { weight: 3, arbitrary: anyId.map(String) },
    { weight: 2, arbitrary: hostileText },
  );

  const anyNumber = fc.oneof(anyId, fc.constantFrom(10, 100, 12.5, 1e300, -5), fc.double());

  /** A value that a schema may well accept, with some errors mixed in. */
  function valueFor(schema: $ZodType): fc.Arbitrary<unknown> {
    return fc.oneof(
      { weight: 30, arbitrary: fc.constant(schema).chain(fitting) },
      { weight: 1, arbitrary: anyJson },
      { weight: 1, arbitrary: hostileText },
    );
  }

  function fitting(schema: $ZodType): fc.Arbitrary<unknown> {
    const { def } = (schema as $ZodTypes)._zod;
    switch (def.type) {
      case "object":
        return objectOf(def.shape);
      case "array":
        return fc.array(valueFor(def.element), { maxLength: 4 });
      case "union":
        return fc.oneof(...def.options.map(valueFor));
      case "intersection":
        return fc
          .tuple(valueFor(def.left), valueFor(def.right))
          .map(([left, right]) => Object.assign({}, left, right));
      case "pipe":
        return valueFor(def.in);
      case "optional":
      case "default":
        return fc.option(valueFor(def.innerType), { nil: undefined });
      case "nullable":
        return fc.option(valueFor(def.innerType));
      case "record":
        return fc.dictionary(anyText, valueFor(def.valueType), { maxKeys: 3 });
      case "enum":
        return fc.constantFrom(...Object.values(def.entries));
      case "literal":
        return fc.constantFrom(...def.values);
      case "boolean":
        return fc.boolean();
      case "number":
        return anyNumber;
      case "string":
        return isUuid(def) ? anyUuid : anyText;
      default:
        return anyJson;
    }
  }

  function objectOf(shape: Readonly<Record<string, $ZodType>>): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [name, valueFor(schema)]),
    );
    return fc
      .tuple(fc.record(fields, { requiredKeys: [] }), fc.record(fields), fc.boolean())
      .map(([some, all, isWhole]) => (isWhole ? all : some));
  }

  /**
   * The fields of a form that a schema may well accept: names with dots and brackets, and texts.
   */
  function fieldsFor(schema: $ZodType): fc.Arbitrary<[string, string][]> {
    return valueFor(schema).map((value) => fieldsOf("", value));
  }

  return { anyId, anyText, texts, valueFor, fieldsFor };
}
