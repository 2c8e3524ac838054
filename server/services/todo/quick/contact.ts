import { type and, asc, inArray, or, sql } from "drizzle-orm";
import { type Called, callingFields, displayName } from "#domain/contact/contact.ts";
import { sortKey } from "#domain/contact/key.ts";
import { fold } from "#domain/fold.ts";
import { pick } from "#domain/pick.ts";
import { type Marked, marksIn, type Span, type UnknownMark } from "#domain/todo/quick/quick.ts";
import { live, type Owner } from "../../../db/owner.ts";
import { contacts } from "../../../db/schema.ts";
import { matching } from "../../../db/search.ts";

/** Contacts that a line may name are looked for up to this number. */
const mostNamed = 20;

interface NamedContact extends Called {
  id: number;
  nickname: string | null;
}

/** The names that two or three words next to each other may be, as contacts are sorted by them. */
function namesIn(line: string): string[] {
  const words = fold(line)
    .split(" ")
    .map((word) => word.replace(/^[@(]+|[,.;:!?)]+$/gu, ""));
  return words.flatMap((first, at) => {
    const [second, third] = [words[at + 1], words[at + 2]];
    if (!second) return [];
    const pair = [`${second} ${first}`];
    return third ? [...pair, `${third} ${first} ${second}`, `${second} ${third} ${first}`] : pair;
  });
}

/** The statement that reads contacts that a line may name: after `@`, or by their whole names. */
export function selectNamed(owner: Owner, line: string) {
  const marked = marksIn(line, "@").flatMap(({ runs }) => runs.at(-1)?.words ?? []);
  const byMark = marked.slice(0, 1).map((word) => matching(word, contacts.searchText));
  const names = namesIn(line).map(sortKey);
  const byName = inArray(
    contacts.nameKey,
    sql`(select value from json_each(${JSON.stringify(names)}))`,
  );
  const columns = {
    id: contacts.id,
    nickname: contacts.nickname,
    ...pick(contacts, callingFields),
  };
  const read = (condition: ReturnType<typeof and>) =>
    owner.db
      .select(columns)
      .from(contacts)
      .where(live(owner, contacts, condition))
      .orderBy(asc(contacts.nameKey), asc(contacts.id))
      .limit(mostNamed);
  return [read(byName), read(or(...byMark) ?? sql`false`)] as const;
}

export interface FoundContact {
  contact: NamedContact | null;
  /** The `@` alone, which isn't part of the title. */
  sign: Span | undefined;
  unknown: UnknownMark[];
}

/**
 * The contact that a line names: after `@` by any of its names, otherwise by its whole name. One of
 * several with the same name isn't guessed.
 */
export function contactIn(line: string, named: readonly NamedContact[]): FoundContact {
  const people = [...new Map(named.map((contact) => [contact.id, contact])).values()];
  const marks = marksIn(line, "@").map((mark) => ({ mark, meant: meantBy(mark, people) }));
  const unknown = marks
    .filter(({ meant }) => meant.length !== 1)
    .map(({ mark: { from, to }, meant }): UnknownMark => {
      return { mark: "contact", text: line.slice(from, to), count: meant.length };
    });
  const [first] = marks.filter(({ meant }) => meant.length === 1);
  if (first) {
    const { from } = first.mark;
    return { contact: first.meant[0] ?? null, sign: { from, to: from + 1 }, unknown };
  }
  const names = namesIn(line).map(sortKey);
  const whole = people.filter(
    ({ firstName, lastName }) =>
      firstName && lastName && names.includes(sortKey(`${lastName} ${firstName}`)),
  );
  return { contact: whole.length === 1 ? (whole[0] ?? null) : null, sign: undefined, unknown };
}

/** The contacts that the longest run of words after a sign is a name of. */
function meantBy({ runs }: Marked, people: readonly NamedContact[]): NamedContact[] {
  for (const { words } of runs) {
    const typed = fold(words);
    const meant = people.filter((contact) => namesOf(contact).includes(typed));
    if (meant.length > 0) return meant;
  }
  return [];
}

function namesOf(contact: NamedContact): string[] {
  const { firstName, lastName, nickname } = contact;
  return [firstName, lastName, nickname, displayName(contact)].flatMap((name) =>
    name ? [fold(name)] : [],
  );
}
