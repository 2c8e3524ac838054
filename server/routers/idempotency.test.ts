import { expect, test } from "vitest";
import { exampleOf, type Input } from "../testing/examples.ts";
import { newPerson } from "../testing/people.ts";
import { mutationPaths, procedureOf, refusalOf } from "../testing/procedures.ts";
import { dumpWorkspace } from "../testing/workspace.ts";

const color = "#10B981";

/** Undo names the operation to undo, so its own key is called differently. */
const keyed = (path: string, input: Input, key: string): Input => ({
  ...input,
  [path === "change.undo" ? "key" : "operation"]: key,
});

async function prepared(path: string) {
  const person = await newPerson();
  const input = await exampleOf(path, person);
  const key: string = crypto.randomUUID();
  const send = (as = key) => procedureOf(person.api, path)(keyed(path, input, as));
  return { ...person, send, key };
}

test.each(mutationPaths)("%s sent again does nothing and gives the same answer", async (path) => {
  const { userId, send, key } = await prepared(path);
  const before = await dumpWorkspace(userId);
  const answer = await send();
  const after = await dumpWorkspace(userId);
  expect(after).not.toEqual(before);
  expect(answer).toMatchObject({ operation: key });
  expect(await send()).toEqual(answer);
  expect(await send(key.toUpperCase())).toEqual(answer);
  expect(await dumpWorkspace(userId)).toEqual(after);
});

test.each(mutationPaths)("%s sent twice at once is done once", async (path) => {
  const { userId, send } = await prepared(path);
  const before = await dumpWorkspace(userId);
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const after = await dumpWorkspace(userId);
  expect(after.operations).toHaveLength((before.operations ?? []).length + 1);
});

test.each(mutationPaths)("%s with the key of another operation is a conflict", async (path) => {
  const { api, userId, send, key } = await prepared(path);
  const rows = [{ firstName: "Zoe" }];
  if (path === "contact.import") await api.tag.create({ name: "Taken", color, operation: key });
  else await api.contact.import({ rows, operation: key });
  const before = await dumpWorkspace(userId);
  expect(await refusalOf(send())).toMatchObject({ code: "CONFLICT" });
  expect(await dumpWorkspace(userId)).toEqual(before);
});

test("a repeated creation is answered as before, whatever has happened to the row since", async () => {
  const { api } = await newPerson();
  const operation = crypto.randomUUID();
  const made = await api.contact.create({ firstName: "Ann", operation });
  const again = () => api.contact.create({ firstName: "Ann", operation });
  await api.contact.update({ id: made.id, contact: { firstName: "Anna" } });
  expect(await again()).toEqual(made);
  await api.contact.delete({ id: made.id });
  expect(await again()).toEqual(made);
});

test("a repeated edit is answered as before, also when the contact is in Trash by now", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const edit = { id, contact: { company: "TechCorp" }, operation: crypto.randomUUID() };
  const edited = await api.contact.update(edit);
  await api.contact.update({ id, contact: { company: "Other" } });
  expect(await api.contact.update(edit)).toEqual(edited);
  await api.contact.delete({ id });
  expect(await api.contact.update(edit)).toEqual(edited);
  const newEdit = { id, contact: { company: "New" } };
  await expect(api.contact.update(newEdit)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a long import continues part by part, each part once", async () => {
  const { api, userId } = await newPerson();
  const operation = crypto.randomUUID();
  const part = (number: number) =>
    api.contact.import({
      rows: [{ firstName: `Part ${number}`, tags: ["Imported"] }],
      operation,
      part: number,
    });
  await expect(part(1)).rejects.toMatchObject({ code: "CONFLICT" });
  await part(0);
  await expect(part(2)).rejects.toMatchObject({ code: "CONFLICT" });
  const answers = await Promise.all([part(1), part(1)]);
  expect(answers[0]).toEqual(answers[1]);
  await part(2);
  await part(0);
  expect((await api.contact.list()).items.map(({ firstName }) => firstName)).toEqual([
    "Part 0",
    "Part 1",
    "Part 2",
  ]);
  await api.change.undo({ operation });
  await expect(part(3)).rejects.toMatchObject({ code: "CONFLICT" });
  const { contacts, contact_tags } = await dumpWorkspace(userId);
  expect([contacts, contact_tags]).toEqual([[], []]);
});
