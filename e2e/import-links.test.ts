import { expect, test } from "vitest";
import { newPerson, type Visitor } from "./built.ts";
import { importedFile } from "./import-file.ts";

/* Exports of tasks and activities, imported into the workspace that they are from. */

interface Linked {
  id: number;
  contactId: number;
  dealId: number;
  companyId: number;
}

async function linked(person: Visitor, path: string): Promise<Linked[]> {
  const { items } = (await (await person.send(path)).json()) as { items: Linked[] };
  return items.map(({ contactId, dealId, companyId, id }) => ({
    id,
    contactId,
    dealId,
    companyId,
  }));
}

const add = (person: Visitor, procedure: string, input: object) =>
  person.call<{ id: number; version: number }>(procedure, input);

test.each(["csv", "xlsx", "json"])(
  "tasks and activities of an export as %s keep whom and what they are about, whatever that is called",
  async (ending) => {
    const person = await newPerson();
    const twice = async (procedure: string, input: object) => {
      await add(person, procedure, input);
      return (await add(person, procedure, input)).id;
    };
    const contactId = await twice("contact.create", { firstName: "Ann", company: "Beta" });
    const dealId = await twice("deal.create", { title: "Website" });
    const company = await add(person, "company.create", { name: "Acme" });
    const links = { contactId, dealId, companyId: company.id };
    const records = [
      { noun: "todo", path: "/tasks", values: { title: "Call", ...links } },
      { noun: "activity", path: "/activities", values: { type: "call", ...links } },
    ];
    for (const { noun, values } of records) await add(person, `${noun}.create`, values);
    const files = await Promise.all(
      records.map(async ({ path }) => {
        const whole = await person.send(`${path}/export.${ending}`);
        return new File([await whole.arrayBuffer()], `records.${ending}`);
      }),
    );
    const { id, version } = company;
    await person.call("company.rename", { id, version, name: "Acme Ltd" });
    for (const [at, { noun, path }] of records.entries()) {
      const file = files[at] as File;
      expect(await importedFile(person, file)).toMatch(/No new (tasks|activities)/);
      const [before] = await linked(person, `${path}/export.json`);
      await person.call(`${noun}.delete`, { id: before?.id });
      expect(await importedFile(person, file)).toMatch(/1 (task|activity) imported/);
      const after = await linked(person, `${path}/export.json`);
      expect(after).toEqual([{ id: expect.any(Number), ...links }]);
    }
  },
);
