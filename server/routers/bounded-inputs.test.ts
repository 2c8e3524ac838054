import { expect, test } from "vitest";
import * as z from "zod";
import type { $ZodType, $ZodTypes } from "zod/v4/core";
import { procedures } from "../testing/procedures.ts";

const modules = import.meta.glob<Record<string, unknown>>(
  ["../domain/**/input.ts", "../domain/**/*-input.ts"],
  { eager: true },
);

/** The inputs of forms and procedures, by name. */
const inputs: [string, $ZodType][] = [
  ...Object.entries(Object.assign({}, ...Object.values(modules))),
  ...procedures.flatMap(([path, { _def }]) =>
    (_def.inputs as unknown[]).map((input): [string, unknown] => [path, input]),
  ),
].filter((entry): entry is [string, $ZodType] => entry[1] instanceof z.core.$ZodType);

const longText = "a".repeat(1_000_000);
const longestKept = 25_000;
const manyKeys = Object.fromEntries(Array.from({ length: 1_001 }, (_, key) => [key + 1, 1]));

/** The paths in a schema that accept a text, list or record of unlimited length. */
function boundless(at: string, schema: $ZodType): string[] {
  const { def } = (schema as $ZodTypes)._zod;
  if (startsWithText(schema)) return keepsLongText(schema) ? [at] : [];
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([name, field]) =>
        boundless(`${at}.${name}`, field),
      );
    case "array": {
      const isBounded = def.checks?.some(({ _zod }) => _zod.def.check === "max_length");
      return [...(isBounded ? [] : [at]), ...boundless(`${at}[]`, def.element)];
    }
    case "record":
      return z.safeParse(schema, manyKeys).success ? [at] : boundless(`${at}{}`, def.valueType);
    case "union":
      return def.options.flatMap((option) => boundless(at, option));
    case "intersection":
      return [...boundless(at, def.left), ...boundless(at, def.right)];
    case "pipe":
      return boundless(at, def.in);
    case "optional":
    case "nullable":
    case "default":
      return boundless(at, def.innerType);
    default:
      return [];
  }
}

/**
 * Texts are limited by a refinement or cut by a transformation, so the whole schema that reads one
 * is tested.
 */
function startsWithText(schema: $ZodType): boolean {
  const { def } = (schema as $ZodTypes)._zod;
  if (def.type === "pipe") return startsWithText(def.in);
  if (def.type === "optional" || def.type === "nullable" || def.type === "default") {
    return startsWithText(def.innerType);
  }
  return def.type === "string";
}

function keepsLongText(schema: $ZodType): boolean {
  const { success, data } = z.safeParse(schema, longText);
  return success && String(data).length > longestKept;
}

test("no form and no procedure accepts a text or list of unlimited length", () => {
  expect(inputs.length).toBeGreaterThan(100);
  expect(inputs.flatMap(([name, schema]) => boundless(name, schema))).toEqual([]);
});

test.each([
  ["text", z.object({ a: z.string().optional() }), "it.a"],
  ["list", z.object({ a: z.array(z.number()) }), "it.a"],
  ["text in a list", z.array(z.string()).max(2), "it[]"],
  ["record", z.record(z.string(), z.number()), "it"],
])("an unlimited %s is found", (_, schema, place) => {
  expect(boundless("it", schema)).toEqual([place]);
});
