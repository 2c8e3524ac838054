import { recentKey } from "./forget-recent.ts";

/** A record that somebody has opened. */
export interface Recent {
  to: string;
  label: string;
}

const mostKept = 8;

interface Kept {
  person: string;
  records: Recent[];
}

/** The records that a person has opened in this browser, latest first. */
export function readRecent(person: string): Recent[] {
  return recordsOf(read(), person);
}

/** Remembers that a person has opened a record, and forgets those of anyone else. */
export function keepRecent(person: string, record: Recent): void {
  const others = readRecent(person).filter(({ to }) => to !== record.to);
  write({ person, records: [record, ...others].slice(0, mostKept) });
}

function recordsOf(kept: Partial<Kept> | null, person: string): Recent[] {
  if (kept?.person !== person || !Array.isArray(kept.records)) return [];
  return kept.records.filter(
    (record) => typeof record?.to === "string" && typeof record.label === "string",
  );
}

/** Browsers that store nothing throw. */
function read(): Partial<Kept> | null {
  try {
    return JSON.parse(localStorage.getItem(recentKey) ?? "null");
  } catch {
    return null;
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(recentKey, JSON.stringify(kept));
  } catch {
    // Nothing is remembered then.
  }
}
