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
});
