import { expect, test } from "vitest";
import type { ImportNoun } from "#domain/import/noun.ts";
import { readText } from "./read-file.ts";

/** What a file holds that has this header, if that was asked for. */
function nounIn(header: string, asked?: ImportNoun): ImportNoun {
  const row = header.replaceAll(/[^|]+/g, "x");
  const bytes = new TextEncoder().encode(`${header}\n${row}`);
  return readText(bytes, { noun: asked }).contents.noun;
}

test.each([
  ["Subject|Type|Due date|Status|Contact", "todo"],
  ["Subject|Due date|Duration|Status", "todo"],
  ["Subject|Due date|Due time|Duration|Type|Contact person", "todo"],
  ["Name|Email|Subject|Message|Date|Type", "contact"],
  ["Ticket ID|Subject|Status|Type|Created date|Contact email", "contact"],
  ["Subject|Date|Duration|Contact|Email", "contact"],
] as const)("%s has what was asked for: %s", (header, asked) => {
  expect(nounIn(header, asked)).toBe(asked);
  expect(nounIn(header, "activity")).toBe("activity");
});

test("a header that only resembles one of activities decides where nothing else does", () => {
  expect(nounIn("Subject|Due date|Duration|Status")).toBe("activity");
  expect(nounIn("Subject|Date|Duration", "contact")).toBe("activity");
  expect(nounIn("Subject|Type|Due date|Contact")).toBe("contact");
});

test("a header that names activities decides, except for tasks of Pipedrive", () => {
  const pipedrive = "Activity - Subject|Activity - Type|Activity - Due date|Activity - Done";
  expect(nounIn("Call title|Call notes|Activity date|Email", "contact")).toBe("activity");
  expect(nounIn(pipedrive, "contact")).toBe("activity");
  expect(nounIn(pipedrive, "todo")).toBe("todo");
  const outlook = "Subject|Start Date|End Date|All day event|Required Attendees|Priority";
  expect(nounIn(outlook)).toBe("activity");
  expect(nounIn(outlook, "contact")).toBe("activity");
});

const createdAt = "2026-03-01T09:00:00.000Z";
const moment = Date.parse(createdAt);

test("people in our own JSON have their ids, also two of one name, and those in Trash have none", () => {
  const ann = { createdAt, firstName: "Ann", lastName: "Lee", email: null, company: null };
  const people = { contact: { ...ann, id: 1 }, others: [{ ...ann, id: 2 }] };
  const readBack = (noun: string, item: object) => {
    const items = [{ id: 7, createdAt, timestamp: createdAt, type: "call", ...item }];
    const bytes = new TextEncoder().encode(JSON.stringify({ kith: 1, noun, items }));
    const { contents, records } = readText(bytes);
    const ids = contents.columns.findIndex(
      ({ suggested }) => suggested.name === "Contact Kith IDs",
    );
    return records[0]?.cells?.[ids];
  };
  const expected = `contact-1-${moment}; contact-2-${moment}`;
  expect(readBack("activities", people)).toBe(expected);
  expect(readBack("deals", { contact: people.contact, further: people.others })).toBe(expected);
  const trashed = { contact: people.contact, others: [{ ...ann, id: 2, deleted: true }] };
  expect(readBack("activities", trashed)).toBe(`contact-1-${moment}`);
});
