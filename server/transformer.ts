import { TRPCError } from "@trpc/server";
import superjson, { type SuperJSONResult } from "superjson";

/** The deepest nesting of an input; ours are half as deep. */
const mostLevels = 10;

/**
 * The most values in an input (1,000 imported contacts with all their points), and the most of them
 * that are undefined.
 */
const mostValues = 200_000;
const mostMarks = 50_000;

/**
 * superjson, restricted to what our inputs have: JSON of a few levels, in which some nulls are
 * marked as undefined. Its other types are refused before anything is created from them, because
 * one of them allocates as many bytes as the input says; references between objects are left out,
 * because they mean nothing here. Refuses BAD_REQUEST.
 */
export const transformer = {
  serialize: superjson.serialize,
  deserialize: (payload: unknown) => {
    const plain = plainOf(payload);
    if (!plain) {
      throw new TRPCError({ code: "BAD_REQUEST", message: "The input could not be read." });
    }
    return superjson.deserialize(plain, { inPlace: true });
  },
};

function plainOf(payload: unknown): SuperJSONResult | undefined {
  if (!isObject(payload) || !isSmall(payload.json)) return undefined;
  const json = payload.json as SuperJSONResult["json"];
  if (payload.meta === undefined) return { json };
  if (!isObject(payload.meta)) return undefined;
  const { values, v } = payload.meta;
  return areMarks(values, json) ? { json, meta: { values, v: v === 1 ? 1 : 0 } } : undefined;
}

type Marks = NonNullable<NonNullable<SuperJSONResult["meta"]>["values"]>;

/**
 * Whether each mark says "undefined" for a null that was sent: superjson would write anywhere else
 * as well.
 */
function areMarks(values: unknown, json: unknown): values is Marks | undefined {
  if (values === undefined) return true;
  if (isMark(values)) return json === null;
  if (!isObject(values)) return false;
  const marks = Object.entries(values);
  return (
    marks.length <= mostMarks &&
    marks.every(([path, mark]) => isMark(mark) && valueAt(json, path) === null)
  );
}

function isMark(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === "undefined";
}

/**
 * The value at a path; undefined if a name in it has a dot or backslash, which none of ours has.
 */
function valueAt(json: unknown, path: string): unknown {
  if (path.includes("\\")) return undefined;
  return path.split(".").reduce<unknown>((value, step) => {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, step);
    return isThere ? (value as Record<string, unknown>)[step] : undefined;
  }, json);
}

function isSmall(json: unknown): boolean {
  let count = 0;
  let level = [json];
  for (let depth = 0; depth <= mostLevels && count <= mostValues; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return true;
    count += level.length;
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
