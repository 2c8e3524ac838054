import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Api } from "../api.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { procedureOf, procedurePaths, refusalOf } from "../testing/procedures.ts";
import { wrongFigures } from "../testing/workspace.ts";
import { fieldErrorsFor } from "../trpc.ts";

const color = "#3B82F6";
const nowhere = 2_000_000_000;

let person: Person;
let api: Api;
let contactId: number;
let tagId: number;
let companyId: number;

beforeAll(async () => {
  person = await newPerson();
  api = person.api;
  tagId = (await api.tag.create({ name: "Lead", color })).id;
  companyId = (await api.company.create({ name: "Acme" })).id;
  contactId = (await api.contact.create({ firstName: "Ann", tagIds: [tagId] })).id;
});

/** The messages of a refused call, by field. */
async function fieldsOf(call: Promise<unknown>): Promise<Record<string, string[]>> {
  const refusal = await refusalOf(call);
  expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
  return (refusal && fieldErrorsFor(refusal)) ?? {};
}

test("an empty contact is refused at its name, and all errors are shown at once", async () => {
  expect(Object.keys(await fieldsOf(api.contact.create({})))).toEqual(["firstName"]);
  const spaces = { firstName: " \t\u00a0", lastName: "\0", website: "no link" };
  expect(Object.keys(await fieldsOf(api.contact.create(spaces))).sort()).toEqual([
    "firstName",
    "website",
  ]);
  const nameless = { id: contactId, contact: { firstName: null } };
  expect(await fieldsOf(api.contact.update(nameless))).toHaveProperty("firstName");
  expect(await fieldsOf(api.tag.create({ name: "  ", color }))).toEqual({
    name: ["Enter a name."],
  });
  expect(await fieldsOf(api.tag.create({ name: "Red", color: "red" }))).toHaveProperty("color");
  expect(await fieldsOf(api.company.create({ name: "\0 " }))).toEqual({ name: ["Enter a name."] });
  expect(await fieldsOf(api.company.create({ name: "\u0301" }))).toEqual({
    name: ["Enter a name."],
  });
  expect(await fieldsOf(api.company.create({ name: "’" }))).toEqual({
    name: ["Enter a name with at least one letter or digit."],
  });
});

test.each(["\u200b", "\u2060", "\u00ad", "\u3164", "\u2800", "\u202e", "\ufeff \u200d"])(
  "a name of only %j is an empty one, for every kind of record",
  async (blank) => {
    const named = { firstName: blank, lastName: blank };
    expect(await fieldsOf(api.contact.create(named))).toHaveProperty("firstName");
    const refused = { name: ["Enter a name."] };
    expect(await fieldsOf(api.tag.create({ name: blank, color }))).toEqual(refused);
    expect(await fieldsOf(api.company.create({ name: blank }))).toEqual(refused);
    expect(await fieldsOf(api.pipeline.create({ name: blank }))).toEqual(refused);
    expect(await fieldsOf(api.stage.create({ name: blank, kind: "open" }))).toEqual(refused);
    const view = { list: "contacts" as const, name: blank, query: "" };
    expect(await fieldsOf(api.view.create(view))).toEqual(refused);
    expect(await fieldsOf(api.deal.create({ title: blank, value: 1 }))).toHaveProperty("title");
    const { id } = await api.contact.create({ firstName: "Ann", company: blank, notes: blank });
    expect(await api.contact.byId({ id })).toMatchObject({ company: null, notes: null });
  },
);

test("characters that would reverse a page's text aren't stored in a name", async () => {
  const { firstName } = await api.contact.create({
    firstName: "\u202egnp.exe\u202c \u2066Ann\u2069",
  });
  expect(firstName).toBe("gnp.exe Ann");
});

test("a name of 10,000 characters is refused with a message", async () => {
  const long = "x".repeat(10_000);
  expect(await fieldsOf(api.contact.create({ firstName: long }))).toEqual({
    firstName: ["First name can be up to 200 characters."],
  });
  expect(
    await fieldsOf(api.contact.update({ id: contactId, contact: { lastName: long } })),
  ).toHaveProperty("contact.lastName");
  expect(await fieldsOf(api.tag.create({ name: long, color }))).toHaveProperty("name");
  expect(await fieldsOf(api.company.create({ name: long }))).toHaveProperty("name");
  const view = { list: "contacts" as const, name: long, query: `search=${long}` };
  expect(Object.keys(await fieldsOf(api.view.create(view))).sort()).toEqual(["name", "query"]);
  expect(
    await fieldsOf(api.contact.create({ firstName: "A", notes: "x".repeat(20_001) })),
  ).toHaveProperty("notes");
});

test("an email without @ is refused", async () => {
  expect(await fieldsOf(api.contact.create({ firstName: "A", email: "ada.example.com" }))).toEqual({
    email: ["Enter a valid email, like name@example.com."],
  });
});

const bulk = {
  selection: { filter: {} },
  deed: { does: "company" as const, company: "Nowhere" },
  operation: crypto.randomUUID(),
};

const oneOf: [string, (id: number) => Promise<unknown>][] = [
  ["contact.byId", (id) => api.contact.byId({ id })],
  ["contact.page", (id) => api.contact.page({ id })],
  ["contact.timeline", (id) => api.contact.timeline({ id })],
  ["contact.update", (id) => api.contact.update({ id, contact: { notes: "x" } })],
  ["contact.delete", (id) => api.contact.delete({ id })],
  ["contact.restore", (id) => api.contact.restore({ id })],
  ["contact.merge into it", (id) => api.contact.merge({ keep: id, lose: [contactId] })],
  ["contact.merge of it", (id) => api.contact.merge({ keep: contactId, lose: [id] })],
  ["duplicate.compare", (id) => api.duplicate.compare({ ids: [contactId, id] })],
  ["contact.addTag of a contact", (id) => api.contact.addTag({ contactId: id, tagId })],
  ["contact.addTag of a tag", (id) => api.contact.addTag({ contactId, tagId: id })],
  ["contact.removeTag", (id) => api.contact.removeTag({ contactId, tagId: id })],
  ["contact.tagByName", (id) => api.contact.tagByName({ contactId: id, name: "Lead" })],
  ["contact.tagByName of a new one", (id) => api.contact.tagByName({ contactId: id, name: "New" })],
  [
    "contact.bulk of a contact",
    (id) => api.contact.bulk({ ...bulk, selection: { ids: [contactId, id] } }),
  ],
  [
    "contact.bulk of a tag",
    (id) => api.contact.bulk({ ...bulk, deed: { does: "tag", tagId: id } }),
  ],
  [
    "contact.bulk by tag",
    (id) => api.contact.bulk({ ...bulk, selection: { filter: { noTagIds: [id] } } }),
  ],
  [
    "deal.bulk of a stage",
    (id) =>
      api.deal.bulk({
        selection: { filter: {} },
        deed: { does: "stage", stageId: id },
        operation: crypto.randomUUID(),
      }),
  ],
  ["deal.list by tag", (id) => api.deal.list({ allTagIds: [id] })],
  ["deal.list of a pipeline", (id) => api.deal.list({ pipelineId: id })],
  ["contact.list by tag", (id) => api.contact.list({ tagIds: [id] })],
  ["contact.create with a tag", (id) => api.contact.create({ firstName: "A", tagIds: [id] })],
  [
    "contact.update of tags",
    (id) => api.contact.update({ id: contactId, contact: { tagIds: [id] } }),
  ],
  ["company.byId", (id) => api.company.byId({ id })],
  ["company.page", (id) => api.company.page({ id })],
  ["company.people", (id) => api.company.people({ id })],
  ["company.update", (id) => api.company.update({ id, company: { name: "New" } })],
  ["company.merge into it", (id) => api.company.merge({ keep: id, lose: [companyId] })],
  ["company.merge of it", (id) => api.company.merge({ keep: companyId, lose: [id] })],
  ["company.delete", (id) => api.company.delete({ id })],
  ["tag.update", (id) => api.tag.update({ id, tag: { color } })],
  ["tag.delete", (id) => api.tag.delete({ id })],
  ["view.byId", (id) => api.view.byId({ id })],
  ["view.update", (id) => api.view.update({ id, view: { query: "" } })],
  ["view.setDefault", (id) => api.view.setDefault({ id, isDefault: true })],
  ["view.delete", (id) => api.view.delete({ id })],
  ["duplicate.ofContact", (id) => api.duplicate.ofContact({ id })],
  ["duplicate.dismiss", (id) => api.duplicate.dismiss({ ids: [id, contactId] })],
  ["trash.restore", (id) => api.trash.restore({ kind: "contact", ids: [id] })],
  ["trash.purge", (id) => api.trash.purge({ kind: "contact", ids: [id] })],
  ["rate.byId", (id) => api.rate.byId({ id })],
  ["rate.update", (id) => api.rate.update({ id, rate: { rate: 1 } })],
  ["rate.delete", (id) => api.rate.delete({ id })],
  ["activity.byId", (id) => api.activity.byId({ id })],
  ["activity.create with it", (id) => api.activity.create({ type: "call", contactId: id })],
  ["activity.create on it", (id) => api.activity.create({ type: "call", dealId: id })],
  ["activity.update", (id) => api.activity.update({ id, activity: { subject: "New" } })],
  ["activity.delete", (id) => api.activity.delete({ id })],
  ["activity.list", (id) => api.activity.list({ companyId: id })],
  ["change.history", (id) => api.change.history({ entity: "contact", id })],
];

test.each(oneOf)("%s finds no row with id 2 billion and refuses invalid ids", async (_, call) => {
  for (const id of [nowhere, Number.MAX_SAFE_INTEGER]) {
    expect(await refusalOf(call(id))).toMatchObject({ code: "NOT_FOUND" });
  }
  for (const id of [1.5, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300]) {
    expect(Object.keys(await fieldsOf(call(id)))).toHaveLength(1);
  }
});

test("text of any script, emoji and characters that mean something elsewhere are kept as typed and found", async () => {
  const texts = [
    "😀 Smile 👩‍👩‍👧‍👦",
    "مرحبا بالعالم",
    "שלום ‏עולם",
    "100% & more",
    "under_score",
    `O'Brien "Bob" \\ ; drop table contacts; --`,
    "ﷺ".repeat(200),
    "각".repeat(200),
    "<script>alert(1)</script>",
    "{{7*7}}",
    "=SUM(A1)",
    "-0412 345 678",
    "null",
    "İIıi ẞß ΣΑΣ",
  ];
  for (const lastName of texts) {
    const made = await api.contact.create({ lastName });
    expect((await api.contact.byId({ id: made.id })).lastName).toBe(lastName);
    const { items } = await api.contact.list({ search: lastName, limit: 100 });
    expect(items.map(({ id }) => id)).toContain(made.id);
    await api.contact.delete({ id: made.id });
  }
});

test("NUL characters and halves of characters do no harm, in a form or in an import", async () => {
  const operation = crypto.randomUUID();
  const odd = { firstName: "a\0b", lastName: "\ud800 half \udc00", notes: "\ud83d" };
  const made = await api.contact.create(odd);
  expect(made.firstName).toBe("ab");
  await api.contact.update({ id: made.id, contact: { ...odd, company: "\udfff\0" } });
  const imported = await api.contact.import({
    rows: [odd, { ...odd, tags: ["a\0b", "\ud800", "a\0c"] }],
    operation,
  });
  expect(imported).toMatchObject({ created: 2, refused: [] });
  const { items } = await api.contact.list({ sort: "newest", limit: 2 });
  expect(items.map(({ firstName }) => firstName)).toEqual(["ab", "ab"]);
  const named = (await api.tag.list()).map(({ name }) => name);
  expect(named.every((name) => name.trim() !== "" && !name.includes("\0"))).toBe(true);
  expect(items[0]?.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(["ab", "ac"]));
  for (const search of ["\0", "a\0b", "\ud800", "half \udc00", "\ud83d"]) {
    await api.contact.list({ search });
  }
  await api.contact.export({});
  await api.change.list();
  const again = { rows: [{ ...odd, tags: ["\ud800"] }], operation: crypto.randomUUID() };
  expect(await api.contact.import(again)).toMatchObject({ created: 1 });
  await api.change.undo({ operation: again.operation });
  const { operation: undone } = await api.change.undo({ operation });
  await api.change.undo({ operation: undone });
  await api.change.undo({ operation });
  await api.contact.delete({ id: made.id });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("a search has no wildcards, and accepts any length", async () => {
  const { api } = await newPerson();
  const long = "w".repeat(80);
  const made = await api.contact.create({ firstName: `${long} 50%_off` });
  const found = async (search: string) => (await api.contact.list({ search })).items.length;
  expect(await found(long)).toBe(1);
  expect(await found("%_")).toBe(1);
  expect(await found("5_%")).toBe(0);
  expect(await found("%")).toBe(1);
  expect(await found("*")).toBe(0);
  expect(await found('"')).toBe(0);
  expect(await found("x".repeat(100_000))).toBe(0);
  expect(await found("é ".repeat(5_000))).toBe(0);
  expect(await found("0".repeat(5_000))).toBe(0);
  expect(await found("ﷺ".repeat(5_000))).toBe(0);
  await api.contact.delete({ id: made.id });
});

function encoded(value: unknown): string {
  return btoa(JSON.stringify(value) ?? "");
}

test("an invalid cursor, or another list's, is refused", async () => {
  const cursors = [
    "!",
    "garbage",
    "🙂",
    "\0",
    "\ud800",
    "x".repeat(3_000),
    encoded(null),
    encoded({}),
    encoded([[[]]]),
    encoded([1]),
    encoded([1, { a: 1 }, 1]),
    encoded([1, "a", 1, 1]),
    encoded([3, "a", 1]),
    encoded([1, 1.5]),
    encoded([1, "ann", "1 or 1=1"]),
    encoded([1, null, null]),
  ];
  const lists = [
    (cursor: string) => api.contact.list({ cursor }),
    (cursor: string) => api.contact.list({ cursor, sort: "newest" }),
    (cursor: string) => api.contact.list({ cursor, sort: "updated" }),
    (cursor: string) => api.contact.list({ cursor, search: "a", tagIds: [tagId] }),
    (cursor: string) => api.deal.list({ cursor }),
    (cursor: string) => api.deal.list({ cursor, sort: "closes" }),
    (cursor: string) => api.deal.list({ cursor, sort: "title", search: "a" }),
    (cursor: string) => api.company.list({ cursor }),
    (cursor: string) => api.company.list({ cursor, sort: "people", search: "a" }),
    (cursor: string) => api.company.people({ id: companyId, cursor }),
    (cursor: string) => api.change.list({ cursor }),
    (cursor: string) => api.change.history({ cursor, entity: "contact", id: contactId }),
    (cursor: string) => api.trash.list({ cursor }),
    (cursor: string) => api.trash.list({ cursor, kind: "deal" }),
    (cursor: string) => api.change.operation({ cursor, operation: crypto.randomUUID() }),
    (cursor: string) => api.duplicate.list({ cursor }),
    (cursor: string) => api.activity.list({ cursor }),
    (cursor: string) => api.activity.list({ cursor, contactId, type: "call" }),
    (cursor: string) => api.contact.timeline({ id: contactId, cursor }),
    (cursor: string) => api.company.page({ id: companyId, cursor }),
    (cursor: string) => api.contact.page({ id: contactId, kind: "edits", cursor }),
  ];
  for (const list of lists) {
    for (const cursor of cursors) expect(await fieldsOf(list(cursor))).toHaveProperty("cursor");
  }
  const byName = encoded([1, "ann", 1]);
  expect(await fieldsOf(api.contact.list({ cursor: byName, sort: "newest" }))).toHaveProperty(
    "cursor",
  );
  expect(await fieldsOf(api.contact.list({ cursor: encoded([1, 1]) }))).toHaveProperty("cursor");
});

test("a cursor with odd keys gives the right side of the list or nothing, but no error", async () => {
  for (const key of ["", "\0", "\ud800", "%", "'", "ﷺ".repeat(50)]) {
    await api.contact.list({ cursor: encodedText([1, key, 1]) });
    await api.duplicate.list({ cursor: encodedText([1, key, key, 1]) });
  }
  for (const key of [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
    await api.contact.list({ cursor: encoded([0, key, 1]), sort: "newest" });
    await api.change.list({ cursor: encoded([1, key]) });
  }
});

function encodedText(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes));
}

test("the longest names of any script can be paged through", async () => {
  const { api: other } = await newPerson();
  const scripts = ["각", "ﷺ", "漢", "😀", "ß", "é"];
  const rows = scripts.flatMap((letter) => [
    { lastName: letter.repeat(200 / letter.length), firstName: letter.repeat(200 / letter.length) },
    { lastName: letter.repeat(200 / letter.length) },
  ]);
  await other.contact.import({ rows, operation: crypto.randomUUID() });
  const seen = new Set<number>();
  let cursor: string | null = null;
  do {
    const page = await other.contact.list({ limit: 1, cursor });
    for (const { id } of page.items) seen.add(id);
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.size).toBe(rows.length);
});

test("an empty page, too long a page and an unknown order are refused", async () => {
  const list = procedureOf(api, "contact.list");
  for (const limit of [0, 101, -1, 1.5, Number.NaN, "50", null]) {
    expect(await fieldsOf(list({ limit }))).toHaveProperty("limit");
  }
  for (const sort of ["youngest", "", 1, null, "name; drop table contacts", "__proto__"]) {
    expect(await fieldsOf(list({ sort }))).toHaveProperty("sort");
  }
  expect(await fieldsOf(api.change.list({ limit: 0 }))).toHaveProperty("limit");
  expect(await fieldsOf(api.change.list({ limit: 101 }))).toHaveProperty("limit");
  expect(await fieldsOf(api.change.latest({ limit: 101 }))).toHaveProperty("limit");
  expect(await fieldsOf(list({ search: 5, tagIds: "1" }))).toHaveProperty("search");
});

test("fewer than two contacts, or more than fifty, can't be marked as not duplicates", async () => {
  const dismiss = procedureOf(api, "duplicate.dismiss");
  const fifty = Array.from({ length: 51 }, (_, index) => index + 1);
  for (const ids of [undefined, "1", [], [contactId], [contactId, contactId], fifty]) {
    expect(Object.keys(await fieldsOf(dismiss({ ids })))).toEqual(["ids"]);
  }
});

test("no contacts, or more than twenty, can't be compared", async () => {
  const compare = procedureOf(api, "duplicate.compare");
  const twenty = Array.from({ length: 21 }, (_, index) => index + 1);
  for (const ids of [undefined, "1", [], twenty]) {
    expect(Object.keys(await fieldsOf(compare({ ids })))).toEqual(["ids"]);
  }
  expect(await api.duplicate.compare({ ids: [contactId] })).toHaveLength(1);
});

test("a tag given twice is added once", async () => {
  const made = await api.contact.create({ firstName: "Twice", tagIds: [tagId, tagId, tagId] });
  expect(made.tags).toHaveLength(1);
  const edited = await api.contact.update({ id: made.id, contact: { tagIds: [tagId, tagId] } });
  expect(edited.tags).toHaveLength(1);
  const { total, items } = await api.contact.list({ tagIds: [tagId, tagId] });
  expect(total).toBe(items.length);
  const operation = crypto.randomUUID();
  const rows = [{ firstName: "Twice", tags: ["New", "new", "NEW", " néw "] }];
  await api.contact.import({ rows, operation });
  await api.change.undo({ operation });
  await api.contact.delete({ id: made.id });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("a bulk action names contacts or a filter, and an action", async () => {
  const send = procedureOf(api, "contact.bulk");
  const ids = Array.from({ length: 2_001 }, (_, index) => index + 1);
  expect(await fieldsOf(send({ ...bulk, selection: { ids } }))).toEqual({
    "selection.ids": ["Select up to 2,000 contacts individually."],
  });
  expect(await fieldsOf(send({ ...bulk, selection: { ids: [] } }))).toEqual({
    "selection.ids": ["Select at least one contact."],
  });
  for (const selection of [{}, { ids: [contactId], filter: {} }]) {
    expect(await fieldsOf(send({ ...bulk, selection }))).toEqual({
      selection: ["Send either the ids of contacts or a filter."],
    });
  }
  for (const deed of [{}, { does: "explode" }, { does: "tag" }, { does: "company", company: 5 }]) {
    expect(Object.keys(await fieldsOf(send({ ...bulk, deed })))[0]).toMatch(/^deed/);
  }
  expect(
    await fieldsOf(send({ ...bulk, deed: { does: "company", company: "x".repeat(201) } })),
  ).toEqual({ "deed.company": ["Company can be up to 200 characters."] });
  expect(await refusalOf(send({ ...bulk, part: 1 }))).toMatchObject({ code: "CONFLICT" });
});

test("an import of 1,001 rows is refused, and one of invalid rows is refused row by row", async () => {
  const send = procedureOf(api, "contact.import");
  const operation = crypto.randomUUID();
  const rows = Array.from({ length: 1_001 }, () => ({ firstName: "A" }));
  expect(await fieldsOf(send({ rows, operation }))).toEqual({
    rows: ["Import up to 1,000 rows at a time."],
  });
  for (const wrong of [undefined, null, "rows", {}, 5, new Map()]) {
    expect(await fieldsOf(send({ rows: wrong, operation }))).toHaveProperty("rows");
  }
  for (const key of [undefined, "", "key", 5, "00000000-0000-0000-0000"]) {
    expect(await fieldsOf(send({ rows: [], operation: key }))).toHaveProperty("operation");
  }
  const odd = [
    null,
    undefined,
    "text",
    5,
    true,
    [],
    [["a"]],
    [null],
    new Date(),
    new Map([["firstName", "A"]]),
    {},
    { firstName: 5 },
    { firstName: {} },
    { firstName: ["A"] },
    { lastName: true, email: 5 },
    { firstName: null, lastName: 0 },
    { firstName: "A", tags: "Lead" },
    { firstName: "A", tags: [5] },
    { firstName: "A", tags: [""] },
    { firstName: "A", tags: [" \0 "] },
    { firstName: "A", tags: [null] },
    { firstName: "A", email: "none" },
    { firstName: "A", notes: "x".repeat(20_001) },
  ];
  const right = { firstName: "Right", phone: "007", tags: null };
  const answer = await api.contact.import({ rows: [...odd, right], operation });
  expect(answer.created).toBe(1);
  expect(answer.refused.map(({ row }) => row)).toEqual(odd.map((_, index) => index));
  for (const { fieldErrors } of answer.refused) {
    expect(Object.values(fieldErrors).flat().length).toBeGreaterThan(0);
  }
  await api.change.undo({ operation });
  await expect(
    api.contact.import({ rows: [], operation: crypto.randomUUID() }),
  ).resolves.toMatchObject({ created: 0, refused: [] });
});

test("an import of the longest rows is accepted", async () => {
  const row = {
    firstName: "각".repeat(200),
    lastName: "ﷺ".repeat(200),
    notes: "😀".repeat(10_000),
    tags: Array.from({ length: 100 }, (_, index) => `${index} ${"각".repeat(50)}`),
  };
  const operation = crypto.randomUUID();
  const rows = Array.from({ length: 100 }, () => row);
  expect(await api.contact.import({ rows, operation })).toMatchObject({ created: 100 });
  await api.change.undo({ operation });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

/** Inputs that nearly fit: field names that procedures know, with any values. */
const nearly = fc.dictionary(
  fc.constantFrom(
    ...["id", "contact", "tag", "contactId", "tagId", "tagIds", "tags", "operation", "key"],
    ...["version", "firstName", "lastName", "email", "phone", "notes", "name", "color", "rows"],
    ...["part", "search", "sort", "cursor", "limit", "entity", "after", "deal", "title", "value"],
    ...["currency", "stageId", "pipelineId", "order", "kind", "locale", "timeZone", "theme"],
    ...["keep", "lose", "ids", "people", "history", "contactIds"],
    ...["dealId", "dueDate", "more", "folded", "closesBefore", "stepless", "settings", "valueFrom"],
  ),
  fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
    fc.nat({ max: 3 }),
    fc.uuid(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("name", "newest", "contact", color, "AUD", null),
    fc.array(fc.dictionary(fc.constantFrom("firstName", "tags", "email"), fc.anything())),
  ),
);

test.each(procedurePaths)("%s answers any input without an error of its own", async (path) => {
  const { api: other } = await newPerson();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: nearly }, { weight: 1, arbitrary: fc.anything() }),
      async (input) => {
        const refusal = await refusalOf(procedureOf(other, path)(input));
        expect(refusal?.code, refusal?.message).not.toBe("INTERNAL_SERVER_ERROR");
        if (refusal?.code === "BAD_REQUEST") {
          expect(Object.keys(fieldErrorsFor(refusal) ?? {})).not.toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
