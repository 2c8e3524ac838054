import type { Api } from "../api.ts";
import { addFile } from "./files.ts";
import type { Person } from "./people.ts";

export type Input = Record<string, unknown>;

const color = "#10B981";

async function contactWithTag(api: Api) {
  const tag = await api.tag.create({ name: "Lead", color });
  const contact = await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  return { tag, contact };
}

async function companyWithPeople(api: Api): Promise<number> {
  const { id } = await api.company.create({ name: "Acme", city: "Perth", notes: "A supplier." });
  for (const firstName of ["Ann", "Bob"]) await api.contact.create({ firstName, company: "acme" });
  return id;
}

async function companyWithActivities(api: Api): Promise<number> {
  const companyId = await companyWithPeople(api);
  const [person] = (await api.contact.list()).items;
  await api.activity.create({ type: "call", companyId });
  await api.activity.create({ type: "meeting", companyId, contactId: person?.id });
  return companyId;
}

function savedView(api: Api) {
  return api.view.create({ list: "contacts", name: "Leads", query: "search=a" });
}

async function dealInStages(api: Api) {
  const deal = await api.deal.create({ title: "Website", value: 100 });
  return { deal, stages: await api.stage.list() };
}

/** A task in a category, which repeats. */
async function taskInCategory(api: Api): Promise<{ task: number; category: number }> {
  const category = await api.category.create({ name: "Sales", color, description: "Calls." });
  const task = await api.todo.create({
    title: "Call",
    categoryId: category.id,
    dueDate: "2027-01-31",
    repeat: "FREQ=MONTHLY;BYMONTHDAY=-1",
  });
  return { task: task.id, category: category.id };
}

async function activity(api: Api): Promise<number> {
  const { contact } = await contactWithTag(api);
  const made = { type: "meeting", contactId: contact.id, timestamp: Date.UTC(2026, 0, 5) } as const;
  return (await api.activity.create(made)).id;
}

async function rate(api: Api): Promise<number> {
  const made = { base: "AUD", currency: "USD", day: "2026-01-05", rate: 1.53 };
  return (await api.rate.set(made)).id;
}

async function fileOf(person: Person): Promise<number> {
  return (await addFile(person, { activityId: await activity(person.api) })).id;
}

/** For each mutation: creates what it needs in a workspace, and returns an input for it. */
const examples: Record<string, (api: Api, person: Person) => Promise<Input>> = {
  "contact.create": async (api) => {
    const { tag } = await contactWithTag(api);
    return { firstName: "Bob", email: "bob@example.com", tagIds: [tag.id] };
  },
  "contact.update": async (api) => {
    const { contact } = await contactWithTag(api);
    const other = await api.tag.create({ name: "Other", color });
    return { id: contact.id, contact: { lastName: "Lee", tagIds: [other.id] }, version: 1 };
  },
  "contact.delete": async (api) => ({ id: (await contactWithTag(api)).contact.id }),
  "contact.erase": async (api) => ({ id: (await contactWithTag(api)).contact.id }),
  "contact.restore": async (api) => {
    const { contact } = await contactWithTag(api);
    await api.contact.delete({ id: contact.id });
    return { id: contact.id };
  },
  "contact.merge": async (api, person) => {
    const { contact } = await contactWithTag(api);
    const other = { firstName: "Anne", company: "TechCorp", email: "anne@example.com" };
    const { id } = await api.contact.create(other);
    await api.deal.create({ title: "Website", value: 1, contactId: contact.id });
    await api.activity.create({ type: "note", subject: "Likes tea", contactId: contact.id });
    await addFile(person, { contactId: contact.id });
    return { keep: id, lose: [contact.id], versions: { [id]: 1, [contact.id]: 1 } };
  },
  "contact.addTag": async (api) => {
    const { contact } = await contactWithTag(api);
    const other = await api.tag.create({ name: "Other", color });
    return { contactId: contact.id, tagId: other.id };
  },
  "contact.removeTag": async (api) => {
    const { contact, tag } = await contactWithTag(api);
    return { contactId: contact.id, tagId: tag.id };
  },
  "contact.tagByName": async (api) => ({
    contactId: (await contactWithTag(api)).contact.id,
    name: "On the fly",
    color,
  }),
  "contact.bulk": async (api) => {
    const { contact } = await contactWithTag(api);
    await api.contact.create({ firstName: "Bob" });
    const other = await api.tag.create({ name: "Other", color });
    const deed = { does: "tag", tagId: other.id };
    return { selection: { ids: [contact.id] }, deed };
  },
  "contact.import": async (api) => {
    const bea = { firstName: "Bea", email: "bea@example.com" };
    await api.contact.create(bea);
    const more = { company: "TechCorp", moreEmails: [{ value: "bea@work.example" }] };
    const ann = { firstName: "Ann", tags: ["Lead", "New"] };
    return {
      rows: [ann, { email: "none" }, { lastName: "Bob" }, { ...bea, ...more, tags: ["New"] }],
      known: "fill",
    };
  },
  "company.create": async () => ({ name: "Acme" }),
  "company.update": async (api) => ({
    id: await companyWithPeople(api),
    company: { name: "Beta", website: "beta.example", notes: "A client." },
    version: 1,
  }),
  "company.rename": async (api) => ({
    id: await companyWithPeople(api),
    name: "Beta",
    version: 1,
  }),
  "company.merge": async (api) => ({
    keep: (await api.company.create({ name: "Beta", notes: "A client." })).id,
    lose: [await companyWithActivities(api)],
  }),
  "company.delete": async (api) => ({ id: await companyWithActivities(api) }),
  "tag.create": async () => ({ name: "Lead", color }),
  "tag.update": async (api) => ({
    id: (await contactWithTag(api)).tag.id,
    tag: { name: "Prospect" },
    version: 1,
  }),
  "tag.delete": async (api) => ({ id: (await contactWithTag(api)).tag.id }),
  "view.create": async () => ({ list: "contacts", name: "Leads", query: "search=a" }),
  "view.update": async (api) => ({
    id: (await savedView(api)).id,
    view: { name: "Prospects", query: "sort=newest" },
    version: 1,
  }),
  "view.setDefault": async (api) => {
    const other = await api.view.create({ list: "contacts", name: "Others", query: "" });
    await api.view.setDefault({ id: other.id, isDefault: true });
    return { id: (await savedView(api)).id, isDefault: true };
  },
  "view.delete": async (api) => ({ id: (await savedView(api)).id }),
  "deal.create": async (api) => {
    const { contact } = await contactWithTag(api);
    return { title: "Website", value: 100, contactId: contact.id, expectedCloseDate: "2026-12-31" };
  },
  "deal.update": async (api) => {
    const { deal, stages } = await dealInStages(api);
    return { id: deal.id, deal: { value: 7, stageId: stages[2]?.id }, version: 1 };
  },
  "deal.duplicate": async (api) => ({ id: (await dealInStages(api)).deal.id }),
  "deal.move": async (api) => {
    const { deal, stages } = await dealInStages(api);
    return { id: deal.id, stageId: stages[1]?.id, afterId: null };
  },
  "deal.bulk": async (api) => {
    const { deal, stages } = await dealInStages(api);
    const deed = { does: "stage", stageId: stages[1]?.id };
    return { selection: { ids: [deal.id] }, deed };
  },
  "deal.delete": async (api) => ({ id: (await dealInStages(api)).deal.id }),
  "deal.restore": async (api) => {
    const { deal } = await dealInStages(api);
    await api.deal.delete({ id: deal.id });
    return { id: deal.id };
  },
  "todo.create": async (api) => ({
    title: "Call",
    dueDate: "2026-12-31",
    dealId: (await dealInStages(api)).deal.id,
  }),
  "todo.update": async (api) => {
    const { task, category } = await taskInCategory(api);
    const other = await api.category.create({ name: "Admin", color });
    const company = await api.company.create({ name: "Acme" });
    const todo = { title: "Ring", status: "in_progress", dueTime: "09:30", companyId: company.id };
    return { id: task, todo: { ...todo, categoryId: category ? other.id : null }, version: 1 };
  },
  "todo.complete": async (api) => ({ id: (await taskInCategory(api)).task }),
  "todo.reopen": async (api) => {
    const { task } = await taskInCategory(api);
    await api.todo.complete({ id: task });
    return { id: task };
  },
  "todo.snooze": async (api) => ({ id: (await taskInCategory(api)).task, dueDate: "2027-02-01" }),
  "todo.delete": async (api) => ({ id: (await taskInCategory(api)).task }),
  "todo.restore": async (api) => {
    const { task } = await taskInCategory(api);
    await api.todo.delete({ id: task });
    return { id: task };
  },
  "todo.bulk": async (api) => {
    const { task } = await taskInCategory(api);
    const { id } = await api.todo.create({ title: "Write" });
    return { selection: { ids: [task, id] }, deed: { does: "complete" } };
  },
  "today.hide": async (api) => ({
    group: "withoutNextStep",
    id: (await dealInStages(api)).deal.id,
    until: "2027-02-01",
  }),
  "category.create": async () => ({ name: "Sales", color, description: "Calls and meetings." }),
  "category.update": async (api) => ({
    id: (await taskInCategory(api)).category,
    category: { name: "Selling", description: null },
    version: 1,
  }),
  "category.delete": async (api) => ({ id: (await taskInCategory(api)).category }),
  "activity.create": async (api) => ({
    type: "call",
    subject: "Pricing",
    description: "Wants a **discount**.",
    timestamp: Date.UTC(2026, 0, 5),
    durationMinutes: 15,
    outcome: "Interested",
    contactId: (await contactWithTag(api)).contact.id,
    dealId: (await dealInStages(api)).deal.id,
    companyId: await companyWithPeople(api),
  }),
  "activity.update": async (api) => ({
    id: await activity(api),
    activity: { timestamp: Date.UTC(2027, 0, 5), companyId: await companyWithPeople(api) },
    version: 1,
  }),
  "file.rename": async (_, person) => ({ id: await fileOf(person), name: "Offer.pdf" }),
  "file.delete": async (_, person) => ({ id: await fileOf(person) }),
  "file.restore": async (api, person) => {
    const id = await fileOf(person);
    await api.file.delete({ id });
    return { id };
  },
  "activity.delete": async (api) => ({ id: await activity(api) }),
  "activity.restore": async (api) => {
    const id = await activity(api);
    await api.activity.delete({ id });
    return { id };
  },
  "stage.create": async () => ({ name: "Demo", kind: "open" }),
  "stage.update": async (api) => ({
    id: (await dealInStages(api)).deal.stageId,
    stage: { name: "First", probability: 5 },
    version: 1,
  }),
  "stage.reorder": async (api) => ({
    ids: (await api.stage.list()).map(({ id }) => id).reverse(),
  }),
  "stage.delete": async (api) => {
    const { deal, stages } = await dealInStages(api);
    return { id: deal.stageId, moveDealsTo: stages[1]?.id };
  },
  "pipeline.create": async () => ({ name: "Renewals" }),
  "pipeline.update": async (api) => ({
    id: (await api.pipeline.create({ name: "Renewals" })).id,
    pipeline: { name: "Renewed" },
    version: 1,
  }),
  "pipeline.reorder": async (api) => {
    await api.pipeline.create({ name: "Renewals" });
    return { ids: (await api.pipeline.list()).map(({ id }) => id).reverse() };
  },
  "pipeline.delete": async (api) => {
    const { id } = await api.pipeline.create({ name: "Renewals" });
    const [entry] = await api.stage.list({ pipelineId: id });
    const { deal } = await dealInStages(api);
    await api.deal.create({ title: "Renew", value: 1, stageId: entry?.id });
    return { id, moveDealsTo: deal.stageId };
  },
  "duplicate.dismiss": async (api) => {
    const [one, other] = [await contactWithTag(api), await api.contact.create({ lastName: "Lee" })];
    return { ids: [other.id, one.contact.id] };
  },
  "trash.restore": async (api) => {
    const { contact } = await contactWithTag(api);
    await api.contact.delete({ id: contact.id });
    return { kind: "contact", ids: [contact.id] };
  },
  "trash.purge": async (api) => {
    const { contact } = await contactWithTag(api);
    await api.contact.delete({ id: contact.id });
    return { kind: "contact", ids: [contact.id] };
  },
  "trash.empty": async (api) => {
    const { contact } = await contactWithTag(api);
    await api.contact.delete({ id: contact.id });
    await api.deal.delete({ id: (await dealInStages(api)).deal.id });
    return {};
  },
  "settings.update": async () => ({ settings: { theme: "dark", currency: "EUR" }, version: 1 }),
  "rate.set": async (api) => {
    await api.settings.update({ settings: { baseCurrency: "AUD" } });
    return { currency: "USD", day: "2026-01-05", rate: 1.53 };
  },
  "rate.update": async (api) => ({ id: await rate(api), rate: { rate: 1.6 }, version: 1 }),
  "rate.delete": async (api) => ({ id: await rate(api) }),
  "rate.import": async (api) => {
    await rate(api);
    const day = "2026-01-05";
    const rows = [
      { currency: "USD", day, rate: 1.6 },
      { currency: "EUR", day, rate: 1.7 },
      { currency: "EUR", day: "never", rate: 1 },
    ];
    return { base: "AUD", rows };
  },
  "sample.load": async () => ({}),
  "sample.remove": async (api) => {
    await api.sample.load();
    return {};
  },
  "change.undo": async (api) => ({ operation: (await contactWithTag(api)).contact.operation }),
};

/** The paths of the mutations that have an example. */
export const examplePaths = Object.keys(examples);

/** Creates what a mutation needs in a workspace and returns an input that it accepts. */
export async function exampleOf(path: string, person: Person): Promise<Input> {
  const input = await examples[path]?.(person.api, person);
  if (!input) throw new Error(`Add an example of ${path} to server/testing/examples.ts`);
  return input;
}
