import { expect, test } from "vitest";
import { listedFields, sortedColumns } from "./columns.ts";
import { dealFieldNames, dealFields, dealHeaders, isFieldIn } from "./fields.ts";
import { dealGroupNoun, dealGroups, lineGroups } from "./group.ts";
import { optionalFields } from "./optional.ts";
import { dealSearchText } from "./search-text.ts";

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

test("no two fields have one label, one header or one column", () => {
  expect(repeated(dealFieldNames.map((name) => dealFields[name].label))).toEqual([]);
  expect(repeated(dealFieldNames.map((name) => dealHeaders[name]))).toEqual([]);
  const columns = listedFields.map((name) => dealFields[name].column.name);
  expect(repeated([...columns, "company", "step", "tags", "added", "updated"])).toEqual([]);
  expect(sortedColumns).toEqual(["value", "closes"]);
});

test("a deal has a closed date in closed stages, and a lost reason in lost ones", () => {
  const fieldsIn = (kind: "open" | "won" | "lost") =>
    dealFieldNames.filter((name) => !isFieldIn(kind, name));
  expect(fieldsIn("open")).toEqual(["closedDate", "lostReason"]);
  expect(fieldsIn("won")).toEqual(["lostReason"]);
  expect(fieldsIn("lost")).toEqual([]);
});

test("what closes a deal, and what every deal has, is not optional", () => {
  expect(optionalFields).toContain("description");
  expect(optionalFields).toContain("expectedCloseDate");
  for (const name of ["title", "value", "currency", "stageId", "closedDate", "lostReason"]) {
    expect(optionalFields).not.toContain(name);
  }
});

test("every group has a name, and every one of a single line is a field", () => {
  expect(dealGroups.map(dealGroupNoun)).not.toContain(undefined);
  expect(dealGroupNoun("value")).toBe("value");
  expect(dealGroupNoun("people")).toBe("contacts");
  expect(dealGroupNoun("expectedCloseDate")).toBe("expected close");
  for (const name of lineGroups) expect(dealFieldNames).toContain(name);
});

test("the search text of a deal begins with its folded title, by which lists sort", () => {
  expect(dealSearchText({ title: "Crème Brûlée" })).toBe("creme brulee");
  expect(dealSearchText({ title: "" })).toBe("");
});
