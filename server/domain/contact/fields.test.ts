import { expect, test } from "vitest";
import { readColumns } from "./columns.ts";
import { contactFieldNames, contactFields, listedFields, sortedColumns } from "./fields.ts";
import { contactFieldsInFiles } from "./fields-in-files.ts";
import { contactGroups, fieldsOfGroup, groupLabel, groupNoun } from "./group.ts";

test.each(contactFieldNames)(
  "%s is read from its own header and from all that it declares",
  (name) => {
    const { header, readAs } = contactFieldsInFiles[name];
    for (const each of [header, ...(readAs?.split(" ") ?? [])]) {
      expect(
        readColumns([each]).map(({ field }) => field),
        each,
      ).toEqual([name]);
    }
  },
);

test("no two fields are read from one header", () => {
  const headers = contactFieldNames.flatMap(
    (name) => contactFieldsInFiles[name].readAs?.split(" ") ?? [],
  );
  expect(new Set(headers).size).toBe(headers.length);
});

test("no two fields have one label, or one column", () => {
  const labels = contactFieldNames.map((name) => contactFields[name].label);
  const columns = listedFields.map((name) => contactFields[name].column.name);
  expect(new Set(labels).size).toBe(labels.length);
  expect(new Set([...columns, "tags", "added", "updated"]).size).toBe(columns.length + 3);
  expect(sortedColumns).toEqual(["company"]);
});

test("every field is edited in one group, and every group has a name", () => {
  expect(contactGroups.flatMap(fieldsOfGroup).toSorted()).toEqual(contactFieldNames.toSorted());
  expect(contactGroups.map(groupLabel)).not.toContain(undefined);
  expect(groupNoun("jobTitle")).toBe("job title");
  expect(groupNoun("emails")).toBe("email");
  expect(groupNoun("linkedin")).toBe("LinkedIn");
});
