import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import routes from "../app/routes.ts";
import { newPerson, origin, Visitor } from "./built.ts";

/* Every file that can be downloaded, requested from the built Worker. */

const files = routes.flatMap(({ path }) =>
  path?.includes("export.") && !path.startsWith("reports") ? [`/${path}`] : [],
);

/** Somebody with one record of each kind, all of which say "Ninetta". */
async function somebody(): Promise<Visitor> {
  const person = await newPerson();
  const company = await add(person, "company.create", { name: "Ninetta & Co" });
  const contact = await add(person, "contact.create", {
    firstName: "=Ninetta",
    phone: "+61 400 123 456",
  });
  await add(person, "deal.create", { title: "Ninetta's deal", value: 10 });
  await add(person, "todo.create", { title: "Call Ninetta" });
  for (const type of ["call", "meeting"]) {
    const parties = { contactId: contact, companyId: company };
    await add(person, "activity.create", { type, subject: `Ninetta ${type}`, ...parties });
  }
  return person;
}

async function add(person: Visitor, procedure: string, input: object): Promise<number> {
  return (await person.call<{ id: number }>(procedure, input)).id;
}

/** What a file says, workbooks too. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isZip = /spreadsheet|zip/.test(answer.headers.get("content-type") ?? "");
  const files = isZip ? Object.values(unzipSync(bytes)) : [bytes];
  return files.map((file) => new TextDecoder().decode(file)).join("\n");
}

test("every export has the person's own records, and nothing of anybody else", async () => {
  expect(files.length).toBeGreaterThan(15);
  const [person, other] = [await somebody(), await newPerson()];
  for (const path of files) {
    const answer = await person.send(path);
    expect(answer.status, path).toBe(200);
    const ending = path.slice(path.lastIndexOf("."));
    expect(answer.headers.get("content-disposition"), path).toMatch(
      new RegExp(`^attachment; filename="kith-[a-z]+-\\d{4}-\\d\\d-\\d\\d\\${ending}"$`),
    );
    expect(await textOf(answer), path).toContain("Ninetta");
    expect(await textOf(await other.send(path)), path).not.toContain("Ninetta");
    const stranger = await new Visitor().send(path);
    expect(stranger.status, path).toBe(302);
    expect(await stranger.text(), path).not.toContain("Ninetta");
  }
});

test("CSV has formulas as harmless texts, or as typed if asked; phone numbers stay as they are", async () => {
  const person = await somebody();
  const csv = await (await person.send("/contacts/export.csv")).text();
  expect(csv).toContain("\r\n'=Ninetta,");
  expect(csv).toContain(",+61 400 123 456,");
  const raw = await (await person.send("/contacts/export.csv?raw=1")).text();
  expect(raw).toContain("\r\n=Ninetta,");
});

test("an export has what the list's filter finds", async () => {
  const person = await somebody();
  await add(person, "company.create", { name: "Acme" });
  const itemsOf = async (path: string) =>
    ((await (await person.send(path)).json()) as { items: unknown[] }).items;
  const filtered = (path: string, filter: string) =>
    itemsOf(`${path}?${new URLSearchParams({ all: "1", filter })}`);
  expect(await itemsOf("/companies/export.json")).toHaveLength(2);
  expect(await filtered("/companies/export.json", "search=acme")).toMatchObject([{ name: "Acme" }]);
  expect(await filtered("/activities/export.json", "type=call")).toMatchObject([
    { subject: "Ninetta call", contact: { firstName: "=Ninetta" } },
  ]);
  expect(await filtered("/contacts/export.json", "phone=without")).toEqual([]);
});

test("an archive has tables and records, and is restored on a page of an empty workspace", async () => {
  const [person, other] = [await somebody(), await newPerson()];
  const archive = await (await person.send("/export.zip")).blob();
  const paths = Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())));
  for (const path of ["contacts.csv", "data/contacts.json", "data/settings.json"]) {
    expect(paths).toContain(path);
  }
  const restore = () => {
    const body = new FormData();
    body.set("file", archive, "kith.zip");
    return other.send("/settings/data", { method: "POST", body, headers: { origin } });
  };
  const restored = await restore();
  expect(restored.status).toBe(302);
  expect(restored.headers.get("location")).toBe("/contacts");
  // Kith IDs tell the records of different workspaces apart.
  const tableOf = async (visitor: Visitor, noun: string) =>
    (await (await visitor.send(`/${noun}/export.csv`)).text()).replace(/-\d+-\d{13}\b/g, "");
  for (const noun of ["contacts", "companies", "deals", "tasks", "activities"]) {
    expect(await tableOf(other, noun), noun).toBe(await tableOf(person, noun));
  }
  const again = await restore();
  expect(again.status).toBe(400);
  expect(await again.text()).toContain("This workspace isn&#x27;t empty.");
});

test("all data about a contact is a file for programs and one for people, for nobody else", async () => {
  const [person, other] = [await somebody(), await newPerson()];
  const { items } = await person.read<{ items: { id: number }[] }>("contact.list", {});
  const path = `/contacts/${items[0]?.id}/data`;
  for (const ending of [".json", ".txt"]) {
    const answer = await person.send(path + ending);
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="All data about/,
    );
    const text = await answer.text();
    for (const part of ["=Ninetta", "Ninetta call", "Ninetta meeting"])
      expect(text).toContain(part);
    expect((await other.send(path + ending)).status).toBe(404);
  }
  const receipt = await person.post(`/contacts/${items[0]?.id}/erase`, { confirm: "DELETE" });
  expect(receipt.status).toBe(200);
  const page = await receipt.text();
  expect(page).toMatch(/<h1[^>]*>Receipt of erasure</);
  expect(page).not.toContain("Ninetta");
  expect((await person.send(path)).status).toBe(404);
});
