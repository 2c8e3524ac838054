import { expect, test } from "vitest";
import { gracePeriod } from "#domain/account/deletion.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { dumpWorkspace, tablesSaying } from "../../testing/workspace.ts";
import { deleteAccounts } from "./delete-accounts.ts";
import { keepAccount } from "./request.ts";

/** Somebody with rows in many tables, all of whose texts say the same word. */
async function somebody(word: string): Promise<Person> {
  const person = await newPerson(word);
  const { api, account } = person;
  await api.sample.load({});
  const contact = await api.contact.create({
    firstName: word,
    email: `${word}@example.com`,
    moreEmails: [{ label: null, value: `${word}.2@example.com` }],
  });
  await api.contact.update({ id: contact.id, contact: { notes: word }, version: 1 });
  await api.tag.create({ name: word, color: "#3B82F6" });
  const deal = await api.deal.create({ title: word, value: 1, contactId: contact.id });
  await api.today.hide({ group: "withoutNextStep", id: deal.id, until: "2027-02-01" });
  await api.view.create({ list: "contacts", name: word, query: `search=${word}` });
  await account.calendar.renew();
  await account.mail.test();
  await api.contact.delete({ id: contact.id });
  return person;
}

const rowsOf = async (userId: number) =>
  Object.entries(await dumpWorkspace(userId)).flatMap(([table, rows]) =>
    rows.length > 0 ? [table] : [],
  );

test("an account is deleted in slices after its days of grace, from every table there is", async () => {
  const word = `Ninetta${crypto.randomUUID().slice(0, 8)}`;
  const [person, other] = [await somebody(word), await somebody("Bystander")];
  const { db } = person.owner;
  const othersBefore = await dumpWorkspace(other.userId);
  expect((await rowsOf(person.userId)).length).toBeGreaterThan(20);
  const { dueAt } = await person.account.deletion.request();
  expect(dueAt).toBeGreaterThan(Date.now() + gracePeriod - 60_000);
  await expect(person.api.contact.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });

  expect(await deleteAccounts(db, dueAt - 1)).toEqual({ deleted: 0 });
  expect(await rowsOf(person.userId)).toContain("contacts");
  expect((await tablesSaying(word)).length).toBeGreaterThan(5);

  let runs = 0;
  while ((await deleteAccounts(db, dueAt, { slices: 60, rows: 5 })).deleted === 0) runs += 1;
  expect(runs).toBeGreaterThan(0);
  expect(await rowsOf(person.userId)).toEqual([]);
  expect(await tablesSaying(word)).toEqual([]);
  expect(await dumpWorkspace(other.userId)).toEqual(othersBefore);
});

test("signing in within the days of grace keeps the account, and later nothing does", async () => {
  const person = await newPerson();
  const { db } = person.owner;
  const { dueAt } = await person.account.deletion.request();
  await keepAccount(db, person.userId, dueAt);
  expect(await rowsOf(person.userId)).toContain("account_deletions");
  await keepAccount(db, person.userId, dueAt - 1);
  expect(await rowsOf(person.userId)).not.toContain("account_deletions");
  expect(await deleteAccounts(db, dueAt)).toEqual({ deleted: 0 });
  expect(await rowsOf(person.userId)).toContain("user");
});
