import { expect, test } from "vitest";
import { importedCompany } from "#domain/company/input.ts";
import { newPerson } from "../../testing/people.ts";
import { importCompanies } from "./import.ts";

test("a company that somebody adds meanwhile is filled in", async () => {
  const { api, owner } = await newPerson();
  const row = importedCompany.parse({ name: "Acme", website: "acme.example" });
  const ids: number[] = [];
  const { results } = await importCompanies(owner, [row], {
    ...{ operation: crypto.randomUUID(), part: 0, way: "fill" },
    // Called between the first read and the write.
    earlier: async () => {
      if (ids.length === 0) ids.push((await api.company.create({ name: "ACME" })).id);
      return new Map();
    },
  });
  expect(results).toMatchObject([{ outcome: "updated", id: ids[0] }]);
  const { company } = await api.company.byId({ id: ids[0] ?? 0 });
  expect(company).toMatchObject({ name: "ACME", website: "acme.example" });
});
