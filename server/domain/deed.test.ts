import { expect, test } from "vitest";
import { operationWords } from "./change.ts";
import { deeds, recordWords, verbsOf } from "./deed.ts";

const kinds = Object.keys(operationWords);

test("every kind of operation is one kind of deed", () => {
  for (const kind of kinds) {
    const verb = kind.slice(kind.indexOf(".") + 1);
    const fitting = deeds.filter((deed) => {
      const { verbs, unless } = verbsOf(deed);
      return verbs.includes(verb) !== unless;
    });
    expect(fitting, kind).toHaveLength(1);
  }
});

test("every kind of operation has a word for the history of one record", () => {
  for (const kind of kinds) expect(recordWords(kind), kind).not.toBe("Changed");
  expect(recordWords("deal.move")).toBe("Moved");
  expect(recordWords("contact.import")).toBe("Imported");
});
