import { mostAtOnce } from "#domain/bulk.ts";

/**
 * The most fields of a form: all rows that can be selected one by one, and the fields of the
 * action.
 */
export const mostFields = mostAtOnce + 100;

/** The most items of a list in a form. */
const mostItems = 100;
const mostSteps = 5;
const longestName = 200;

/** "title", "fields.company", "moreEmails[0].value". */
const fieldName = /^[^.[\]]+(?:\.[^.[\]]+|\[\d+\])*$/;

/** Names that a form parser would take for its own, or for those that every object has. */
const reserved = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "prototype",
  "__intent__",
  "__state__",
]);

type Kind = "value" | "list" | "object";

/**
 * Whether a form's field names are such as our forms have. A parser turns them into lists and
 * objects, so a large index, a deep name, or a name that is a list in one field and an object in
 * another is an error.
 */
export function areFieldNames(names: Iterable<string>): boolean {
  const kinds = new Map<string, Kind>();
  let count = 0;
  for (const name of names) {
    count += 1;
    if (count > mostFields || !isFieldName(name) || !agrees(name, kinds)) return false;
  }
  return true;
}

function isFieldName(name: string): boolean {
  if (name.length > longestName || !fieldName.test(name)) return false;
  const steps = name.match(/[^.[\]]+/g) ?? [];
  const indexes = name.match(/(?<=\[)\d+/g) ?? [];
  return (
    steps.length <= mostSteps &&
    !steps.some((step) => reserved.has(step)) &&
    indexes.every((index) => Number(index) < mostItems)
  );
}

/** Notes what a name says of each of its segments, and whether earlier names agree. */
function agrees(name: string, kinds: Map<string, Kind>): boolean {
  const ends = [...name.matchAll(/[.[]/g)].map(({ index }) => index);
  const segments: [string, Kind][] = [
    ...ends.map((end): [string, Kind] => [
      name.slice(0, end),
      name[end] === "[" ? "list" : "object",
    ]),
    [name, "value"],
  ];
  return segments.every(([segment, kind]) => {
    const known = kinds.get(segment) ?? kind;
    kinds.set(segment, known);
    return known === kind;
  });
}
