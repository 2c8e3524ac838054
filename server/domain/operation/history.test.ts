import { expect, test } from "vitest";
import { activityLabel, recordLabel } from "./history.ts";
import { historyKinds, labelEndings, operationLabels, verbsOf } from "./kinds.ts";

const kinds = Object.keys(operationLabels);

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

test("every kind of operation has a label for the history of one record", () => {
  for (const kind of kinds) expect(recordLabel(kind), kind).not.toBe("Updated");
  expect(recordLabel("deal.move")).toBe("Moved");
  expect(recordLabel("contact.import")).toBe("Imported");
});

test("what is hidden is named between the words of its label", () => {
  const hidden = { kind: "today.hide", undoes: null };
  expect([activityLabel(hidden), labelEndings["today.hide"]]).toEqual(["Hid", " from Today"]);
  expect(activityLabel({ kind: "change.undo", undoes: hidden })).toBe("Undid “Hid from Today”");
});

test("a change to a company is described for the record whose history it is", () => {
  expect(recordLabel("company.update", "company")).toBe("Edited");
  expect(recordLabel("company.update", "contact")).toBe("Company renamed");
  // As an earlier release has logged it.
  expect(recordLabel("company.rename", "company")).toBe("Renamed");
  expect(recordLabel("company.rename", "contact")).toBe("Company renamed");
  expect(recordLabel("contact.update", "contact")).toBe("Edited");
  expect(recordLabel("contact.update", "company")).toBe("Added");
  expect(recordLabel("contact.import", "company")).toBe("Imported");
});
