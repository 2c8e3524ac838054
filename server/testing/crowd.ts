import type { Person } from "./people.ts";

/** How many contacts of a crowd have each tag: every second one, every 28th, every 66th, three. */
export interface CrowdTags {
  common: number;
  middle: number;
  some: number;
  rare: number;
}

/** A name for the nth contact; sorting by name gives quite another order than sorting by age. */
function nameOf(index: number): string {
  return ((index * 7_919) % 100_003).toString(36).padStart(4, "x");
}

function tagsOf(index: number, count: number): string[] {
  const third = Math.floor(count / 3);
  return [
    ...(index % 2 === 0 ? ["Common"] : []),
    ...(index % 28 === 3 ? ["Middle"] : []),
    ...(index % 66 === 1 ? ["Some"] : []),
    ...(index % third === 5 && index < count - 5 ? ["Rare"] : []),
  ];
}

/** Imports a crowd of contacts into an empty workspace, and returns the ids of its tags. */
export async function importCrowd({ api }: Person, count: number): Promise<CrowdTags> {
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => ({
      firstName: `Ann ${from + offset}`,
      lastName: nameOf(from + offset),
      email: `person-${from + offset}@example.com`,
      phone: `+61 4${String(10_000_000 + from + offset)}`,
      company: `Company ${Math.floor((from + offset) / 3) % 100}`,
      tags: tagsOf(from + offset, count),
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
  }
  const idOf = new Map((await api.tag.list()).map(({ name, id }) => [name, id]));
  return {
    common: idOf.get("Common") ?? 0,
    middle: idOf.get("Middle") ?? 0,
    some: idOf.get("Some") ?? 0,
    rare: idOf.get("Rare") ?? 0,
  };
}
