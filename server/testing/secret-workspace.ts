import { addFile } from "./files.ts";
import type { Person } from "./people.ts";

/** Somebody's records that another person tries to reach. */
export interface SecretRecords {
  contact: number;
  trashed: number;
  tag: number;
  deletedTag: number;
  deal: number;
  trashedDeal: number;
  stage: number;
  pipeline: number;
  company: number;
  rate: number;
  task: number;
  trashedTask: number;
  category: number;
  activity: number;
  trashedActivity: number;
  file: number;
  trashedFile: number;
  view: number;
  operations: string[];
}

const color = "#10B981";

/**
 * Fills a workspace with records of every noun, and returns their ids. The names of most begin with `word`, which no
 * answer to another person may say; those that are "Common" another person may use as well.
 */
export async function fillSecretly(person: Person, word = "Secret"): Promise<SecretRecords> {
  const { api } = person;
  const tag = await api.tag.create({ name: `${word} tag`, color });
  await api.tag.create({ name: "Common", color });
  const deletedTag = await api.tag.create({ name: `${word} old tag`, color });
  const made = await api.contact.create({
    firstName: word,
    lastName: "Person",
    email: `${word.toLowerCase()}@example.com`,
    phone: "0412 345 678",
    notes: word.toLowerCase(),
    tagIds: [tag.id, deletedTag.id],
  });
  const trashed = await api.contact.create({ firstName: word, lastName: "Trash" });
  const deleting = await api.contact.delete({ id: trashed.id });
  const deletingTag = await api.tag.delete({ id: deletedTag.id });
  const imported = await api.contact.import({
    rows: [{ firstName: word, tags: [`${word} imported tag`] }],
    operation: crypto.randomUUID(),
  });
  const edited = await api.contact.update({ id: made.id, contact: { company: `${word} Ltd` } });
  const { operation: undoing } = await api.change.undo({ operation: edited.operation });
  const pipeline = await api.pipeline.create({ name: "Common pipeline" });
  const [stage] = await api.stage.list({ pipelineId: pipeline.id });
  const deal = await api.deal.create({
    title: `${word} deal`,
    value: 4_242,
    contactId: made.id,
    stageId: stage?.id,
  });
  const trashedDeal = await api.deal.create({ title: `${word} old deal`, value: 4_242 });
  await api.deal.delete({ id: trashedDeal.id });
  const company = await api.company.create({ name: "Common company" });
  const category = await api.category.create({ name: "Common category", color });
  const task = await api.todo.create({
    title: `${word} deal call`,
    dealId: deal.id,
    categoryId: category.id,
    companyId: company.id,
  });
  const trashedTask = await api.todo.create({ title: `${word} old call` });
  await api.todo.delete({ id: trashedTask.id });
  const activity = await api.activity.create({
    type: "call",
    subject: `${word} deal talk`,
    contactId: made.id,
    dealId: deal.id,
    companyId: company.id,
  });
  const trashedActivity = await api.activity.create({ type: "call", contactId: made.id });
  await api.activity.delete({ id: trashedActivity.id });
  const file = await addFile(person, { contactId: made.id }, { name: `${word} deal.pdf` });
  const trashedFile = await addFile(person, { dealId: deal.id }, { name: `${word} old.pdf` });
  await api.file.delete({ id: trashedFile.id });
  const search = `search=${word.toLowerCase()}`;
  const view = await api.view.create({ list: "contacts", name: `${word} view`, query: search });
  await api.view.setDefault({ id: view.id, isDefault: true });
  await api.contact.create({ firstName: word, company: "Common company" });
  await api.settings.update({ settings: { baseCurrency: "EUR" } });
  const rate = await api.rate.set({ currency: "JPY", day: "2026-01-05", rate: 0.004242 });
  return {
    contact: made.id,
    trashed: trashed.id,
    tag: tag.id,
    deletedTag: deletedTag.id,
    deal: deal.id,
    trashedDeal: trashedDeal.id,
    stage: stage?.id ?? 0,
    pipeline: pipeline.id,
    company: company.id,
    rate: rate.id,
    task: task.id,
    trashedTask: trashedTask.id,
    category: category.id,
    activity: activity.id,
    trashedActivity: trashedActivity.id,
    file: file.id,
    trashedFile: trashedFile.id,
    view: view.id,
    operations: [made, tag, deleting, deletingTag, imported]
      .map(({ operation }) => operation)
      .concat(undoing),
  };
}
