import { expect, test } from "vitest";
import { recordWords } from "./history.ts";
import { historyKinds, operationWords, verbsOf } from "./kinds.ts";

const kinds = Object.keys(operationWords);

test("every kind of operation belongs to one kind of history", () => {
  for (const kind of kinds) {
    const verb = kind.slice(kind.indexOf(".") + 1);
    const fitting = historyKinds.filter((deed) => {
      const { verbs, unless } = verbsOf(deed);
      return verbs.includes(verb) !== unless;
    });
    expect(fitting, kind).toHaveLength(1);
  }
});

test("every kind of operation has a word for the history of one record", () => {
  for (const kind of kinds) expect(recordWords(kind), kind).not.toBe("Updated");
  expect(recordWords("deal.move")).toBe("Moved");
  expect(recordWords("contact.import")).toBe("Imported");
});

test("a change to a company is described for the record whose history it is", () => {
  expect(recordWords("company.rename", "company")).toBe("Renamed");
  expect(recordWords("company.rename", "contact")).toBe("Company renamed");
  expect(recordWords("contact.update", "contact")).toBe("Edited");
  expect(recordWords("contact.update", "company")).toBe("Added");
  expect(recordWords("contact.import", "company")).toBe("Imported");
});
