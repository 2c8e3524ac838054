import { expect, test } from "vitest";
import { batch } from "../../db/client.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { tablesSaying, wrongFigures } from "../../testing/workspace.ts";
import { queueMail } from "../mail/queue.ts";

/** A contact with everything that can be about one; all of their texts say the same word. */
async function known(word: string): Promise<Person & { id: number; deal: number }> {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.contact.create({ firstName: word, email: `${word}@example.com` });
  await api.contact.update({ id, contact: { notes: `${word} likes tea` }, version: 1 });
  const deal = await api.deal.create({ title: "Website", value: 100, contactId: id });
  await api.todo.create({ title: `Call ${word}`, contactId: id });
  await api.activity.create({ type: "call", subject: `${word} called`, contactId: id });
  return { ...person, id, deal: deal.id };
}

test("an erased contact is nowhere any more, its deals stay, and the receipt says how much", async () => {
  const word = `Ninetta${crypto.randomUUID().slice(0, 8)}`;
  const { api, id, deal, userId } = await known(word);
  expect((await tablesSaying(word)).length).toBeGreaterThan(3);
  const operation = crypto.randomUUID();
  const receipt = await api.contact.erase({ id, operation });
  expect(await api.contact.erase({ id, operation })).toEqual(receipt);
  expect(receipt).toMatchObject({ activities: 1, tasks: 1, history: 2 });
  expect(JSON.stringify(receipt)).not.toContain(word);
  expect(await tablesSaying(word)).toEqual([]);
  expect(await api.deal.byId({ id: deal })).toMatchObject({ title: "Website", contactId: null });
  expect(await wrongFigures(userId)).toEqual([]);
  expect(await refusalOf(api.contact.erase({ id }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await refusalOf(api.change.undo({ operation: receipt.operation }))).toMatchObject({
    code: "CONFLICT",
  });
});

test("an erasure takes along merged contacts, undone entries, digests and unfinished imports, and nobody else", async () => {
  const word = `Ninetta${crypto.randomUUID().slice(0, 8)}`;
  const { api, account, id, owner } = await known(word);
  const [first, second, other] = await Promise.all(
    [`${word} first`, `${word} second`, "Bystander"].map((firstName) =>
      api.contact.create({ firstName }),
    ),
  );
  if (!first || !second || !other) throw new Error("No contacts");
  await api.contact.merge({ keep: second.id, lose: [first.id] });
  await api.contact.merge({ keep: id, lose: [second.id] });
  const { operation } = await api.contact.merge({ keep: id, lose: [other.id] });
  await api.change.undo({ operation });
  await api.contact.delete({ id: other.id });
  const call = { type: "call" as const, subject: `${word} again`, contactId: id };
  for (const added of [
    await api.activity.create(call),
    await api.todo.create({ title: `Write to ${word}`, contactId: id }),
  ]) {
    await api.change.undo({ operation: added.operation });
  }
  const digest = { to: "ada@example.com", subject: "Today", text: word, html: word };
  const mail = { ...digest, unsubscribe: "https://kith.example/unsubscribe/1" };
  await batch(owner.db, [queueMail(owner.db, { userId: owner.userId, mail, now: 0 })]);
  await account.import.start({
    operation: crypto.randomUUID(),
    fileName: `${word}.csv`,
    contents: {
      noun: "contact",
      kind: "rows",
      vendor: null,
      encoding: null,
      columns: [],
      notedOnCards: [],
      otherTables: [],
    },
    known: "fill",
    rowCount: 1,
    parts: 1,
  });

  await api.contact.erase({ id });
  expect(await tablesSaying(word)).toEqual([]);
  await api.contact.restore({ id: other.id });
  expect(await api.contact.byId({ id: other.id })).toMatchObject({ firstName: "Bystander" });
});
