import { expect, test } from "vitest";
import { companyFieldNames, companyFields } from "./fields.ts";
import { companyGroups, fieldsOfGroup, groupLabel, groupNoun } from "./group.ts";
import { editedCompany, editedCompanyGroup, newCompany } from "./input.ts";
import { companyMerging } from "./merge.ts";

const { parts, mergeLabel, differs, merged } = companyMerging;

function company(id: number, typed: Record<string, string>) {
  const names = companyFieldNames.map((name) => [name, typed[name] ?? null]);
  return { ...Object.fromEntries(names), id } as Parameters<typeof merged>[0][number];
}

test("no two fields have one label, every one is in one group, and every group has a name", () => {
  const labels = companyFieldNames.map((name) => companyFields[name].label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(companyGroups.flatMap(fieldsOfGroup).toSorted()).toEqual(companyFieldNames.toSorted());
  expect(companyGroups.map(groupLabel)).not.toContain(undefined);
  expect([groupLabel("address"), groupNoun("address"), groupNoun("phone")]).toEqual([
    "Address",
    "address",
    "phone",
  ]);
});

test("each field but the name may be left empty, and a link leads to the web or is refused", () => {
  expect(newCompany.parse({ name: " Acme " })).toEqual({ name: "Acme" });
  expect(newCompany.safeParse({ website: "acme.example" }).success).toBe(false);
  const typed = { name: "Acme", website: "acme.example", phone: " 0412 345 678 ", city: "" };
  expect(newCompany.parse(typed)).toEqual({
    ...{ name: "Acme", website: "acme.example", phone: "0412 345 678", city: null },
  });
  for (const website of ["javascript:alert(1)", "data:text/html,x", "acme", "ftp://acme.example"]) {
    const refused = newCompany.safeParse({ name: "Acme", website });
    expect(refused.error?.issues, website).toMatchObject([{ path: ["website"] }]);
  }
});

test("a form clears what is empty in it, and a group's editor only what the group has", () => {
  expect(editedCompany.parse({ name: "Acme", city: "Perth", version: 3 })).toEqual({
    company: { ...company(0, { name: "Acme", city: "Perth" }), id: undefined },
    version: 3,
    overwrites: undefined,
  });
  expect(editedCompanyGroup.parse({ group: "address", city: "Perth", notes: "x" })).toMatchObject({
    group: "address",
    company: { street: null, city: "Perth", region: null, postalCode: null, country: null },
  });
  expect(editedCompanyGroup.safeParse({ group: "name" }).error?.issues).toMatchObject([
    { path: ["name"], message: "Enter a name." },
  ]);
  expect(editedCompanyGroup.safeParse({ group: "people" }).success).toBe(false);
});

test("a merge chooses each part but the name, the address as a whole, and joins notes", () => {
  expect(parts.map(mergeLabel).slice(0, 3)).toEqual(["Website", "Phone", "Address"]);
  const acme = company(1, { name: "Acme", city: "Perth", notes: "One", phone: "1" });
  const other = company(2, { name: "Acme Ltd", street: "1 High St", notes: "Two", website: "a.b" });
  expect([differs([acme, other], "address"), differs([acme, other], "website")]).toEqual([
    true,
    false,
  ]);
  expect(merged([acme, other], {})).toMatchObject({
    ...{ website: "a.b", phone: "1", notes: "One\n\nTwo" },
    ...{ street: null, city: "Perth", region: null, postalCode: null, country: null },
  });
  expect(merged([acme, other], { address: 2, notes: 1 })).toMatchObject({
    ...{ street: "1 High St", city: null, notes: "One" },
  });
  const long = company(3, { notes: "x".repeat(19_999) });
  expect(() => merged([acme, long], {})).toThrow("The combined notes are too long");
});
