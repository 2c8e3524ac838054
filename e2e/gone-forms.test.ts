import { expect, test } from "vitest";
import { newPerson, type Visitor, wordsOf } from "./built.ts";

/* Forms without JavaScript whose record, or one that they refer to, has been deleted meanwhile. */

interface Made {
  id: number;
}

const typed = "Typed a moment ago";

/** A form's path, what is typed into it, and the procedure that deletes its record meanwhile. */
interface OpenForm {
  deletion: string;
  /** The form for the workspace's records. */
  open: (ids: Workspace) => { path: string; id: number; fields: Record<string, string> };
}

type Workspace = Record<
  "contact" | "company" | "deal" | "todo" | "category" | "tag" | "view" | "pipeline" | "stage",
  number
>;

async function newWorkspace(person: Visitor): Promise<Workspace> {
  const made = async (procedure: string, input: unknown) =>
    (await person.call<Made>(procedure, input)).id;
  const contact = await made("contact.create", { firstName: "Ann" });
  const pipeline = await made("pipeline.create", { name: "Partners" });
  return {
    contact,
    pipeline,
    company: await made("company.create", { name: "Acme" }),
    deal: await made("deal.create", { title: "Website", value: 100 }),
    todo: await made("todo.create", { title: "Call" }),
    category: await made("category.create", { name: "Sales", color: "#3B82F6" }),
    tag: await made("tag.create", { name: "Lead", color: "#3B82F6" }),
    view: await made("view.create", { list: "contacts", name: "Anns", query: "search=ann" }),
    stage: await made("stage.create", { pipelineId: pipeline, name: "Trial", kind: "open" }),
  };
}

const deal = { title: typed, value: "250", currency: "AUD" };
const color = "#3B82F6";

const ownRecord: Record<string, OpenForm> = {
  "a contact's form": {
    deletion: "contact.delete",
    open: ({ contact: id }) => ({ path: `/contacts/${id}/edit`, id, fields: { firstName: typed } }),
  },
  "a contact's form that is wrong besides": {
    deletion: "contact.delete",
    open: ({ contact: id }) => ({
      path: `/contacts/${id}/edit`,
      id,
      fields: { firstName: typed, email: "not an address" },
    }),
  },
  "a company's form": {
    deletion: "company.delete",
    open: ({ company: id }) => ({
      path: `/companies/${id}/edit`,
      id,
      fields: { name: typed, website: "acme.example" },
    }),
  },
  "a company's notes": {
    deletion: "company.delete",
    open: ({ company: id }) => ({
      path: `/companies/${id}`,
      id,
      fields: { group: "notes", notes: typed },
    }),
  },
  "a deal's form": {
    deletion: "deal.delete",
    open: ({ deal: id, stage }) => ({
      path: `/deals/${id}/edit`,
      id,
      fields: { ...deal, stageId: String(stage) },
    }),
  },
  "a deal's next step": {
    deletion: "deal.delete",
    open: ({ deal: id }) => ({ path: `/deals/${id}/step`, id, fields: { title: typed } }),
  },
  "a task's form": {
    deletion: "todo.delete",
    open: ({ todo: id }) => ({ path: `/tasks/${id}/edit`, id, fields: { title: typed } }),
  },
  "a task's description": {
    deletion: "todo.delete",
    open: ({ todo: id }) => ({
      path: `/tasks/${id}`,
      id,
      fields: { group: "description", description: typed },
    }),
  },
  "a category's form": {
    deletion: "category.delete",
    open: ({ category: id }) => ({
      path: `/settings/categories/${id}`,
      id,
      fields: { name: typed, color },
    }),
  },
  "why a deal was lost": {
    deletion: "deal.delete",
    open: ({ deal: id, stage }) => ({
      path: `/deals/${id}/close/lost`,
      id,
      fields: { stageId: String(stage), closedDate: "2026-11-01", lostReason: typed },
    }),
  },
  "a tag's form": {
    deletion: "tag.delete",
    open: ({ tag: id }) => ({ path: `/tags/${id}`, id, fields: { name: typed, color } }),
  },
  "a view's form": {
    deletion: "view.delete",
    open: ({ view: id }) => ({ path: `/views/${id}`, id, fields: { name: typed } }),
  },
  "a stage's form": {
    deletion: "stage.delete",
    open: ({ stage: id }) => ({
      path: `/settings/stages/${id}`,
      id,
      fields: { name: typed, kind: "open", color, probability: "10" },
    }),
  },
  "a pipeline's form": {
    deletion: "pipeline.delete",
    open: ({ pipeline: id }) => ({
      path: `/settings/pipelines/${id}`,
      id,
      fields: { name: typed },
    }),
  },
};

for (const [form, { deletion, open }] of Object.entries(ownRecord)) {
  test(`${form} comes back filled when its record has been deleted`, async () => {
    const person = await newPerson();
    const { path, id, fields } = open(await newWorkspace(person));
    await person.call(deletion, { id });
    const answer = await person.post(path, fields);
    expect([400, 404]).toContain(answer.status);
    const page = await answer.text();
    expect(page).toContain(typed);
    expect(wordsOf(page)).toContain("has been deleted");
    expect(wordsOf(page)).toContain("Save again");
  });
}

test("what was typed is saved once the record is back from Trash", async () => {
  const person = await newPerson();
  const { contact: id } = await newWorkspace(person);
  await person.call("contact.delete", { id });
  const page = await (await person.post(`/contacts/${id}/edit`, { firstName: typed })).text();
  expect(page).toContain('name="firstName"');
  expect(page).toContain('href="/trash"');
  await person.call("contact.restore", { id });
  expect((await person.post(`/contacts/${id}/edit`, { firstName: typed })).status).toBe(302);
});

const deletedChoice: Record<string, OpenForm> = {
  "a new contact with a tag": {
    deletion: "tag.delete",
    open: ({ tag: id }) => ({
      path: "/contacts/new",
      id,
      fields: { firstName: typed, tagIds: String(id) },
    }),
  },
  "a contact that gets a tag": {
    deletion: "tag.delete",
    open: ({ contact, tag: id }) => ({
      path: `/contacts/${contact}/edit`,
      id,
      fields: { firstName: typed, tagIds: String(id) },
    }),
  },
  "a new deal with a contact": {
    deletion: "contact.delete",
    open: ({ contact: id, stage }) => ({
      path: "/deals/new",
      id,
      fields: { ...deal, stageId: String(stage), contactId: String(id) },
    }),
  },
  "a new deal with a further contact": {
    deletion: "contact.delete",
    open: ({ contact: id, stage }) => ({
      path: "/deals/new",
      id,
      fields: { ...deal, stageId: String(stage), contactIds: String(id) },
    }),
  },
  "a new deal in a stage": {
    deletion: "stage.delete",
    open: ({ stage: id }) => ({
      path: "/deals/new",
      id,
      fields: { ...deal, stageId: String(id) },
    }),
  },
  "a new task in a category": {
    deletion: "category.delete",
    open: ({ category: id }) => ({
      path: "/tasks/new",
      id,
      fields: { title: typed, categoryId: String(id) },
    }),
  },
  "a task about a deal": {
    deletion: "deal.delete",
    open: ({ todo, deal: id }) => ({
      path: `/tasks/${todo}/edit`,
      id,
      fields: { title: typed, dealId: String(id) },
    }),
  },
  "a deal that goes to a stage": {
    deletion: "stage.delete",
    open: ({ deal: own, stage: id }) => ({
      path: `/deals/${own}/edit`,
      id,
      fields: { ...deal, stageId: String(id) },
    }),
  },
};

for (const [form, { deletion, open }] of Object.entries(deletedChoice)) {
  test(`${form} that has been deleted comes back with the field at fault`, async () => {
    const person = await newPerson();
    const { path, id, fields } = open(await newWorkspace(person));
    await person.call(deletion, { id });
    const answer = await person.post(path, fields);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(typed);
    expect(page).toMatch(
      /class="field-error"[^>]*>This \w+ doesn(?:'|&#x27;)t exist or has been deleted/,
    );
    // Other choices of the form may have the same number.
    const [field = ""] = Object.entries(fields).find(([, value]) => value === String(id)) ?? [];
    const [choices = ""] = page.split(`name="${field}"`)[1]?.split("</select>") ?? [];
    expect(choices, "the choice").not.toContain(`<option value="${id}"`);
  });
}

const modules = import.meta.glob<string>("../app/routes/**/*.tsx", {
  query: "?raw",
  import: "default",
  eager: true,
});

test("every page with a form about one record keeps what was typed when that is deleted", () => {
  // A word that confirms a deletion isn't worth keeping.
  const forms = Object.entries(modules).filter(
    ([, source]) =>
      source.includes("submit(") &&
      source.includes("routeId(params") &&
      !source.includes("purgeWord"),
  );
  expect(forms.length).toBeGreaterThan(9);
  const bare = forms.filter(([, source]) => !source.includes("FormGone as ErrorBoundary"));
  expect(bare.map(([file]) => file)).toEqual([]);
});
