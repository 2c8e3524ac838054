import fc from "fast-check";
import type { Input } from "./examples.ts";
import type { Person } from "./people.ts";
import { mutationPaths, procedureOf, refusalOf } from "./procedures.ts";

/** Selects among a workspace's records, and among values, by numbers from fast-check. */
interface Choices {
  id: (table: string) => number;
  pick: <T>(...values: T[]) => T;
}

const color = "#3B82F6";
const farAhead = Date.UTC(2100, 0, 1);
const future = "2100-01-01";

/**
 * For each mutation an input that may well be refused. Names are few, so that they are sometimes
 * taken.
 */
const inputs: Record<string, (choices: Choices) => Input> = {
  "contact.create": ({ id, pick }) => ({
    firstName: pick("Ann", "Bob"),
    company: pick("Acme", "Beta", null),
    email: pick("a@example.com", null),
    cadence: pick("30", null),
    source: pick("Event", "Elsewhere", null),
    tagIds: pick([], [id("contact_tags")]),
  }),
  "contact.update": ({ id, pick }) => ({
    id: id("contacts"),
    contact: pick<Input>(
      { company: pick("Acme", "Beta", null) },
      { tagIds: [id("contact_tags")] },
      { cadence: pick("7", null) },
      { source: pick("Event", null) },
    ),
  }),
  "contact.delete": ({ id }) => ({ id: id("contacts") }),
  "contact.erase": ({ id }) => ({ id: id("contacts") }),
  "contact.restore": ({ id }) => ({ id: id("contacts") }),
  "contact.merge": ({ id }) => ({ keep: id("contacts"), lose: [id("contacts")] }),
  "contact.addTag": ({ id }) => ({ contactId: id("contacts"), tagId: id("contact_tags") }),
  "contact.removeTag": ({ id }) => ({ contactId: id("contacts"), tagId: id("contact_tags") }),
  "contact.tagByName": ({ id, pick }) => ({
    contactId: id("contacts"),
    name: pick("Lead", "VIP", "New"),
    color,
  }),
  "contact.bulk": ({ id, pick }) => ({
    selection: pick<Input>({ ids: [id("contacts")] }, { filter: {} }),
    deed: pick<Input>(
      { does: "tag", tagId: id("contact_tags") },
      { does: "untag", tagId: id("contact_tags") },
      { does: "company", company: pick("Acme", "Gamma", null) },
      { does: "delete" },
    ),
    operation: crypto.randomUUID(),
  }),
  "contact.import": ({ pick }) => ({
    rows: [
      { firstName: "Cyd", company: pick("Acme", "Delta"), tags: [pick("Lead", "Fresh")] },
      { email: "a@example.com", company: "Acme", phone: pick("+61 2 9374 4000", null) },
    ],
    known: pick("add", "fill"),
    operation: crypto.randomUUID(),
  }),
  "company.create": ({ pick }) => ({
    name: pick("Acme", "Beta", "Gamma"),
    notes: pick("A client.", "A supplier."),
  }),
  "company.update": ({ id, pick }) => ({
    id: id("companies"),
    company: pick<Input>({ name: pick("Acme", "Epsilon") }, { city: pick("Perth", null) }),
  }),
  "company.rename": ({ id, pick }) => ({ id: id("companies"), name: pick("Acme", "Epsilon") }),
  "company.merge": ({ id }) => ({ keep: id("companies"), lose: [id("companies")] }),
  "company.delete": ({ id }) => ({ id: id("companies") }),
  "tag.create": ({ pick }) => ({
    name: pick("Lead", "VIP", "Old"),
    color,
    cadence: pick(14, null),
  }),
  "tag.update": ({ id, pick }) => ({
    id: id("contact_tags"),
    tag: pick<Input>({ name: pick("VIP", "Hot") }, { cadence: pick(3, null) }),
  }),
  "tag.delete": ({ id }) => ({ id: id("contact_tags") }),
  "view.create": ({ pick }) => ({ list: "contacts", name: pick("Mine", "All"), query: "search=a" }),
  "view.update": ({ id, pick }) => ({
    id: id("saved_views"),
    view: { name: pick("Mine", "Ours") },
  }),
  "view.setDefault": ({ id, pick }) => ({ id: id("saved_views"), isDefault: pick(true, false) }),
  "view.delete": ({ id }) => ({ id: id("saved_views") }),
  "deal.create": ({ id, pick }) => ({
    title: "Website",
    value: 100,
    contactId: pick(id("contacts"), null),
    contactIds: pick([], [id("contacts")]),
    stageId: pick(id("deal_stages"), undefined),
  }),
  "deal.update": ({ id, pick }) => ({
    id: id("deals"),
    deal: pick<Input>(
      { stageId: id("deal_stages") },
      { contactId: id("contacts") },
      { contactIds: [id("contacts")] },
      { value: pick(1, 2) },
    ),
  }),
  "deal.duplicate": ({ id }) => ({ id: id("deals") }),
  "deal.move": ({ id }) => ({ id: id("deals"), stageId: id("deal_stages"), afterId: null }),
  "deal.bulk": ({ id, pick }) => ({
    selection: { ids: [id("deals")] },
    deed: pick<Input>({ does: "stage", stageId: id("deal_stages") }, { does: "delete" }),
    operation: crypto.randomUUID(),
  }),
  "deal.delete": ({ id }) => ({ id: id("deals") }),
  "deal.restore": ({ id }) => ({ id: id("deals") }),
  "todo.create": ({ id, pick }) => ({
    title: "Call",
    ...pick<Input>(
      { dealId: id("deals") },
      { contactId: id("contacts"), dueDate: "2027-01-31", repeat: "FREQ=DAILY" },
      { companyId: id("companies"), categoryId: id("categories") },
    ),
  }),
  "todo.update": ({ id, pick }) => ({
    id: id("todos"),
    todo: pick<Input>(
      { status: pick("pending", "in_progress", "completed", "archived") },
      { categoryId: pick(id("categories"), null) },
      { companyId: pick(id("companies"), null) },
      { dueDate: pick("2027-02-28", null), priority: "high" },
    ),
  }),
  "todo.complete": ({ id }) => ({ id: id("todos") }),
  "todo.reopen": ({ id }) => ({ id: id("todos") }),
  "todo.snooze": ({ id, pick }) => ({ id: id("todos"), dueDate: pick("2027-03-01", "2027-03-02") }),
  "todo.delete": ({ id }) => ({ id: id("todos") }),
  "todo.restore": ({ id }) => ({ id: id("todos") }),
  "todo.bulk": ({ id, pick }) => ({
    selection: pick<Input>({ ids: [id("todos")] }, { filter: {} }),
    deed: pick<Input>(
      { does: "complete" },
      { does: "snooze", dueDate: "2027-03-03" },
      { does: "delete" },
    ),
    operation: crypto.randomUUID(),
  }),
  "today.hide": ({ id, pick }) =>
    pick<Input>(
      {
        group: pick("withoutNextStep", "stale"),
        id: id("deals"),
        until: pick("2020-01-01", future),
      },
      { group: "goingCold", id: id("contacts"), until: pick("2020-01-01", future) },
      { group: "birthdays", id: id("contacts") },
    ),
  "category.create": ({ pick }) => ({ name: pick("Sales", "Admin"), color }),
  "category.update": ({ id, pick }) => ({
    id: id("categories"),
    category: { name: pick("Sales", "Home") },
  }),
  "category.delete": ({ id }) => ({ id: id("categories") }),
  "activity.create": ({ id, pick }) => ({
    type: pick("call", "meeting"),
    subject: pick("Pricing", null),
    timestamp: pick(1_000, 2_000, farAhead),
    contactId: pick(id("contacts"), null),
    contactIds: pick([], [id("contacts")], [id("contacts"), id("contacts")]),
    dealId: pick(id("deals"), null),
    companyId: pick(id("companies"), null),
  }),
  "activity.update": ({ id, pick }) => ({
    id: id("contact_activities"),
    activity: pick<Input>(
      { timestamp: pick(1_500, farAhead + 1) },
      { contactId: pick(id("contacts"), null) },
      { contactIds: pick([], [id("contacts")]) },
      { dealId: pick(id("deals"), null) },
      { companyId: pick(id("companies"), null) },
      { subject: "Prices" },
    ),
  }),
  "activity.delete": ({ id }) => ({ id: id("contact_activities") }),
  "activity.restore": ({ id }) => ({ id: id("contact_activities") }),
  "stage.create": ({ id, pick }) => ({
    name: pick("Demo", "Trial", "Dead"),
    kind: pick("open", "lost"),
    pipelineId: id("pipelines"),
  }),
  "stage.update": ({ id, pick }) => ({
    id: id("deal_stages"),
    stage: pick<Input>(
      { name: pick("Demo", "One") },
      { rottingDays: pick(1, 20_000, null) },
      { kind: pick("open", "won") },
    ),
  }),
  "stage.reorder": ({ id }) => ({ ids: [id("deal_stages"), id("deal_stages")] }),
  "stage.delete": ({ id, pick }) => ({
    id: id("deal_stages"),
    moveDealsTo: pick(id("deal_stages"), undefined),
  }),
  "pipeline.create": ({ pick }) => ({ name: pick("Renewals", "Partners") }),
  "pipeline.update": ({ id, pick }) => ({
    id: id("pipelines"),
    pipeline: { name: pick("Renewals", "Renewed") },
  }),
  "pipeline.reorder": ({ id }) => ({ ids: [id("pipelines"), id("pipelines")] }),
  "pipeline.delete": ({ id, pick }) => ({
    id: id("pipelines"),
    moveDealsTo: pick(id("deal_stages"), undefined),
  }),
  "file.rename": ({ id, pick }) => ({ id: id("files"), name: pick("Offer.pdf", "Plan.pdf") }),
  "file.delete": ({ id }) => ({ id: id("files") }),
  "file.restore": ({ id }) => ({ id: id("files") }),
  "duplicate.dismiss": ({ id }) => ({ ids: [id("contacts"), id("contacts")] }),
  "trash.restore": ({ id }) => ({ kind: "contact", ids: [id("contacts")] }),
  "trash.purge": ({ id, pick }) => ({
    ...pick<Input>(
      { kind: "contact", ids: [id("contacts")] },
      { kind: "deal", ids: [id("deals")] },
      { kind: "activity", ids: [id("contact_activities")] },
      { kind: "file", ids: [id("files")] },
    ),
  }),
  "trash.empty": () => ({}),
  "settings.update": ({ pick }) => ({ settings: { theme: pick("dark", "light") } }),
  "rate.set": ({ pick }) => ({ base: "AUD", currency: "USD", day: "2026-01-05", rate: pick(1, 2) }),
  "rate.update": ({ id, pick }) => ({ id: id("exchange_rates"), rate: { rate: pick(3, 4) } }),
  "rate.delete": ({ id }) => ({ id: id("exchange_rates") }),
  "rate.import": ({ pick }) => ({
    base: "AUD",
    rows: [{ currency: pick("USD", "EUR"), day: "2026-01-05", rate: pick(5, 6) }],
  }),
  "sample.load": () => ({}),
  "sample.remove": () => ({}),
  "change.undo": () => ({ operation: crypto.randomUUID() }),
};

export const inputPaths = Object.keys(inputs);

/** A mutation and the numbers that select its input. */
export interface RandomMutation {
  path: string;
  numbers: number[];
}

// Creations are drawn more often, so that there are records to work on.
const creations = mutationPaths.filter((path) => path.endsWith(".create"));

export const randomMutation: fc.Arbitrary<RandomMutation> = fc.record({
  path: fc.constantFrom(...mutationPaths, ...creations, ...creations),
  numbers: fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 8 }),
});

const tables = [
  "contacts",
  "companies",
  "contact_tags",
  "saved_views",
  "deals",
  "todos",
  "categories",
  "contact_activities",
  "files",
  "deal_stages",
  "pipelines",
  "exchange_rates",
];

/** Runs it; returns the operation's key, or undefined if it was refused. */
export async function mutate(
  { api, owner, userId }: Person,
  { path, numbers }: RandomMutation,
): Promise<string | undefined> {
  const { $client: d1 } = owner.db;
  const found = await d1.batch<{ id: number }>(
    tables.map((table) =>
      d1.prepare(`select id from ${table} where user_id = ? order by id desc`).bind(userId),
    ),
  );
  const ids = new Map(
    tables.map((table, index) => [table, (found[index]?.results ?? []).map(({ id }) => id)]),
  );
  let used = 0;
  const next = () => {
    used += 1;
    return numbers[used % numbers.length] ?? 0;
  };
  const pick = <T>(...values: T[]): T => values[next() % values.length] as T;
  const id = (table: string) => {
    const known = ids.get(table);
    return known && known.length > 0 ? pick(...known) : 1_000_000_000;
  };
  const input = inputs[path]?.({ id, pick });
  if (!input) throw new Error(`Add inputs of ${path} to server/testing/random-mutations.ts`);
  let operation: string | undefined;
  const refusal = await refusalOf(
    procedureOf(
      api,
      path,
    )(input).then((answer) => {
      ({ operation } = answer as { operation: string });
    }),
  );
  if (refusal?.code === "INTERNAL_SERVER_ERROR") throw refusal;
  return operation;
}
