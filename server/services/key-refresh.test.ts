import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { contactKeys } from "#domain/contact/key.ts";
import { fold, foldForSearch } from "#domain/fold.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { dumpWorkspace, wrongFigures } from "../testing/workspace.ts";
import { refreshKeys } from "./key-refresh.ts";

const color = "#3B82F6";
const many = 1_000;

let person: Person;

beforeEach(async () => {
  await env.DB.prepare("delete from key_folds").run();
  person = await newPerson();
});

/** The fold before it handled apostrophes, dashes and invisible characters. */
function earlierFold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

interface StoredContact {
  id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  job_title: string | null;
  nickname: string | null;
}

const digitsOf = (phone: string | null) => (phone ?? "").replace(/[^0-9]/g, "");

/** Gives a workspace the keys that an earlier version would have stored. */
async function age({ userId }: Person): Promise<void> {
  const statements: D1PreparedStatement[] = [];
  const set = (sql: string, ...values: unknown[]) =>
    statements.push(env.DB.prepare(sql).bind(...values));
  for (const table of ["companies", "contact_tags", "pipelines", "deal_stages", "saved_views"]) {
    const { results } = await env.DB.prepare(`select id, name from ${table} where user_id = ?`)
      .bind(userId)
      .all<{ id: number; name: string }>();
    for (const { id, name } of results) {
      set(`update ${table} set name_key = ? where id = ?`, earlierFold(name), id);
    }
  }
  for (const table of ["deals", "todos"]) {
    const { results } = await env.DB.prepare(`select id, title from ${table} where user_id = ?`)
      .bind(userId)
      .all<{ id: number; title: string }>();
    for (const { id, title } of results) {
      set(`update ${table} set search_text = ? where id = ?`, earlierFold(title), id);
    }
  }
  const { results } = await env.DB.prepare("select * from contacts where user_id = ?")
    .bind(userId)
    .all<StoredContact>();
  for (const row of results) {
    const { first_name: first, last_name: last, email, phone, company, job_title: job } = row;
    const [companyKey, emailKey] = [earlierFold(company ?? ""), earlierFold(email ?? "")];
    const name = earlierFold(`${first ?? ""} ${last ?? ""}`);
    const digits = digitsOf(phone);
    const text = [companyKey, name, emailKey, earlierFold(job ?? ""), digits].join("\n");
    set(
      "update contacts set name_key = ?, company_key = ?, email_key = ?, phone_key = ?, phone_prefix = null, search_text = ? where id = ?",
      earlierFold(`${last ?? ""} ${first ?? ""}`),
      companyKey,
      emailKey || null,
      digits.length >= 7 ? digits.slice(-9) : null,
      text,
      row.id,
    );
  }
  set(
    "update contact_points set key = case kind when 'phone' then '000000000' else value end, prefix = null where user_id = ?",
    userId,
  );
  await env.DB.batch(statements);
}

/**
 * What is wrong with the keys of a workspace; empty if they equal those that are computed today.
 */
async function wrongKeys({ userId }: Person): Promise<unknown[]> {
  const workspace = await dumpWorkspace(userId);
  const names = ["companies", "contact_tags", "pipelines", "deal_stages", "saved_views"]
    .flatMap((table) => workspace[table] ?? [])
    .filter(({ name, name_key, id }) => {
      return ![fold(String(name)), `${fold(String(name))}\n${id}`].includes(String(name_key));
    });
  const titles = [...(workspace.deals ?? []), ...(workspace.todos ?? [])].filter(
    ({ title, search_text }) => foldForSearch(String(title)) !== search_text,
  );
  const people = ((workspace.contacts ?? []) as unknown as StoredContact[]).filter((row) => {
    const points = (workspace.contact_points ?? []).filter(
      ({ contact_id }) => contact_id === row.id,
    );
    const ofKind = (kind: string) =>
      points
        .filter((point) => point.kind === kind)
        .map(({ value }) => ({ label: null, value: String(value) }));
    const keys = contactKeys({
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      phone: row.phone,
      company: row.company,
      jobTitle: row.job_title,
      nickname: row.nickname,
      moreEmails: ofKind("email"),
      morePhones: ofKind("phone"),
    });
    expect(row).toMatchObject({ id: expect.any(Number) });
    const kept = row as unknown as Record<string, unknown>;
    return (
      kept.name_key !== keys.nameKey ||
      kept.company_key !== keys.companyKey ||
      kept.email_key !== keys.emailKey ||
      kept.phone_key !== keys.phoneKey ||
      kept.phone_prefix !== keys.phonePrefix ||
      kept.search_text !== keys.searchText
    );
  });
  return [...names, ...titles, ...people, ...(await wrongFigures(userId))];
}

/** A workspace in which every kind of record has a name that folds differently today. */
async function fill({ api }: Person): Promise<void> {
  const { id: tagId } = await api.tag.create({ name: "VIP–O’Neill", color });
  const { id: contactId } = await api.contact.create({
    firstName: "Sinéad",
    lastName: "O’Connor",
    email: "o’connor@example.com",
    phone: "+46 8 123 45 67",
    company: "D’Arcy Ltd",
    jobTitle: "Vice‑President",
    moreEmails: [{ value: "a-b@example.com" }],
    morePhones: [{ value: "+353 (0)1 555 0101" }],
    tagIds: [tagId],
  });
  await api.contact.create({ firstName: "太郎", lastName: "山田", phone: "01 555 0101" });
  await api.contact.create({ firstName: "Bo", lastName: "Plain" });
  const { id } = await api.contact.create({ firstName: "Trashed", lastName: "O’Hara" });
  await api.contact.delete({ id });
  await api.pipeline.create({ name: "Jean‑Luc’s" });
  const deal = await api.deal.create({ title: "D’Arcy – renewal", value: 5, contactId });
  await api.todo.create({ dealId: deal.id, title: "Ring O’Connor" });
  await api.view.create({ list: "contacts", name: "O’s", query: "search=o" });
}

async function countOf(table: string): Promise<number> {
  const row = await env.DB.prepare(`select count(*) as count from ${table}`).first<{
    count: number;
  }>();
  return row?.count ?? 0;
}

test("stored keys are recomputed, and nothing else changes", async () => {
  await fill(person);
  const before = await dumpWorkspace(person.userId);
  await age(person);
  expect(await wrongKeys(person)).not.toEqual([]);
  expect(await refreshKeys(person.owner.db, many)).toBe(true);
  expect(await wrongKeys(person)).toEqual([]);
  expect(await dumpWorkspace(person.userId)).toEqual(before);
});

test("a run that stops anywhere leaves a consistent workspace, and the next one continues", async () => {
  await fill(person);
  const before = await dumpWorkspace(person.userId);
  await age(person);
  let runs = 0;
  while (!(await refreshKeys(person.owner.db, 1, 2))) {
    runs += 1;
    expect(await wrongFigures(person.userId)).toEqual([]);
    const { items } = await person.api.company.list();
    const [company] = items;
    const page = await person.api.company.page({ id: company?.id ?? 0 });
    expect(page.people.items).toHaveLength(company?.people ?? -1);
  }
  expect(runs).toBeGreaterThan(5);
  expect(await dumpWorkspace(person.userId)).toEqual(before);
  const visits = await countOf("key_folds where finished_at is null");
  expect(visits).toBe(0);
});

test("simultaneous runs, and edits between them, give the same result", async () => {
  await fill(person);
  await age(person);
  const { api, owner } = person;
  const { items } = await api.contact.list();
  const edits = items.map(({ id }, index) =>
    api.contact.update({ id, contact: { lastName: `D’Souza ${index}`, company: `L’${index}` } }),
  );
  const runs = Array.from({ length: 4 }, () => refreshKeys(owner.db, 20, 2));
  await Promise.all([...runs, ...edits]);
  await refreshKeys(owner.db, many);
  expect(await wrongKeys(person)).toEqual([]);
});

test("if two companies' names become equal, their people join the older one, and the later one stays", async () => {
  const { api, owner, userId } = person;
  const ann = await api.contact.create({ firstName: "Ann", company: "D’Arcy Ltd" });
  await age(person);
  const bob = await api.contact.create({ firstName: "Bob", company: "D'Arcy Ltd" });
  await api.deal.create({ title: "Deal", value: 1, contactId: bob.id });
  await age(person);
  expect(bob.companyId).not.toBe(ann.companyId);
  await refreshKeys(owner.db, many);
  const after = await api.contact.byId({ id: bob.id });
  expect(after).toMatchObject({ company: "D'Arcy Ltd", companyId: ann.companyId });
  const { items } = await api.company.list();
  expect(items.map(({ id, name, people }) => [id, name, people])).toEqual([
    [ann.companyId, "D’Arcy Ltd", 2],
    [bob.companyId, "D'Arcy Ltd", 0],
  ]);
  expect(await wrongKeys(person)).toEqual([]);
  const merged = await api.company.merge({
    keep: ann.companyId ?? 0,
    lose: [bob.companyId ?? 0],
  });
  expect(merged.merged).toEqual(["D'Arcy Ltd"]);
  await api.change.undo({ operation: merged.operation });
  expect(await wrongFigures(userId)).toEqual([]);
});

test("two tags whose names become the same both stay, with their contacts", async () => {
  const { api, owner } = person;
  const one = await api.tag.create({ name: "O’Neill", color });
  await age(person);
  const other = await api.tag.create({ name: "O'Neill", color });
  await age(person);
  const ann = await api.contact.create({ firstName: "Ann", tagIds: [one.id, other.id] });
  await refreshKeys(owner.db, many);
  const { tags } = await api.contact.byId({ id: ann.id });
  expect(tags.map(({ id }) => id)).toEqual([one.id, other.id]);
  expect(await wrongKeys(person)).toEqual([]);
  const rows = [{ firstName: "Bob", tags: ["O`Neill"] }];
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const [bob] = (await api.contact.list({ search: "bob" })).items;
  expect(bob?.tags.map(({ id }) => id)).toEqual([one.id]);
  await api.tag.update({ id: other.id, tag: { name: "O'Neill family" } });
  await expect(api.tag.create({ name: "O`Neill", color })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("what an undo restores from before is found and compared like everything else", async () => {
  const { api, owner, userId } = person;
  const { id } = await api.contact.create({
    firstName: "Sinéad",
    lastName: "O’Connor",
    company: "D’Arcy Ltd",
    morePhones: [{ value: "+353 (0)1 555 0101" }],
  });
  await age(person);
  const edit = await api.contact.update({
    id,
    contact: { lastName: "King", company: "Acme", morePhones: [] },
  });
  const deletion = await api.company.delete({ id: edit.companyId ?? 0 });
  await api.change.undo({ operation: deletion.operation });
  await refreshKeys(owner.db, many);
  const undone = await api.change.undo({ operation: edit.operation });
  expect(await countOf("stale_keys")).toBe(0);
  expect(await wrongKeys(person)).toEqual([]);
  const { items } = await api.contact.list({ search: "o'connor d'arcy" });
  expect(items.map((each) => each.id)).toEqual([id]);
  const again = await api.change.undo({ operation: undone.operation });
  await api.change.undo({ operation: again.operation });
  expect(await wrongKeys(person)).toEqual([]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("an undo of newer operations needs no recomputing", async () => {
  const { api, owner } = person;
  const { id } = await api.contact.create({ firstName: "Ann" });
  await refreshKeys(owner.db, many);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const edit = await api.contact.update({ id, contact: { lastName: "O’Hara" } });
  await env.DB.exec(
    "create trigger never before insert on stale_keys begin select raise(abort, 'stale'); end",
  );
  await api.change.undo({ operation: edit.operation });
  await env.DB.exec("drop trigger never");
});
