import { beforeAll, expect, test } from "vitest";
import type { Api } from "../api.ts";
import { arriving } from "../testing/files.ts";
import { afterEnding, newPerson, type Person, stranger } from "../testing/people.ts";
import { procedureOf, procedurePaths, refusalOf } from "../testing/procedures.ts";
import { fillSecretly, type SecretRecords as Theirs } from "../testing/secret-workspace.ts";
import { dumpWorkspace } from "../testing/workspace.ts";

/** The second person's records. */
interface Own {
  contact: number;
  trashed: number;
  tag: number;
  deal: number;
  stage: number;
  company: number;
  task: number;
}

/** A call by the second person with the first person's records. */
type Attempt = (api: Api, theirs: Theirs, own: Own) => Promise<unknown>;

interface Attempts {
  /** Calls that name a row of the first person: NOT_FOUND. */
  reaching: Attempt[];
  /** Calls that name none: answered without the first person's rows. */
  seeing: Attempt[];
}

const color = "#10B981";
const someKey = () => crypto.randomUUID();

const attempts: Record<string, Attempts> = {
  "contact.list": {
    reaching: [
      (api, { tag }) => api.contact.list({ tagIds: [tag] }),
      (api, { tag }, own) => api.contact.list({ tagIds: [own.tag, tag] }),
      (api, { deletedTag }) => api.contact.list({ tagIds: [deletedTag] }),
      (api, { tag }) => api.contact.list({ tagIds: [tag], views: true }),
    ],
    seeing: [
      (api) => api.contact.list(),
      (api) => api.contact.list({ sort: "newest" }),
      (api) => api.contact.list({ sort: "updated", limit: 100 }),
      (api) => api.contact.list({ search: "secret" }),
      (api) => api.contact.list({ search: "0412 345 678" }),
      (api, _, { tag }) => api.contact.list({ tagIds: [tag] }),
      (api) => api.contact.list({ views: true }),
      (api, { tag }) => api.contact.list({ tagIds: [tag], goneTags: "empty" }),
      (api, { tag }) => api.contact.list({ noTagIds: [tag], goneTags: "empty" }),
    ],
  },
  "contact.data": {
    reaching: [
      (api, { contact }) => api.contact.data({ id: contact }),
      (api, { trashed }) => api.contact.data({ id: trashed }),
      (api, { contact }) => api.contact.data({ id: contact, from: { part: "history", after: 0 } }),
    ],
    seeing: [],
  },
  "contact.erase": {
    reaching: [
      (api, { contact }) => api.contact.erase({ id: contact }),
      (api, { trashed }) => api.contact.erase({ id: trashed }),
    ],
    seeing: [],
  },
  "contact.byId": {
    reaching: [
      (api, { contact }) => api.contact.byId({ id: contact }),
      (api, { trashed }) => api.contact.byId({ id: trashed }),
    ],
    seeing: [],
  },
  "contact.page": {
    reaching: [
      (api, { contact }) => api.contact.page({ id: contact }),
      (api, { trashed }) => api.contact.page({ id: trashed }),
    ],
    seeing: [
      (api, _, own) => api.contact.page({ id: own.contact }),
      (api, { tag }, own) => api.contact.page({ id: own.contact, list: { tagIds: [tag] } }),
    ],
  },
  "contact.timeline": {
    reaching: [
      (api, { contact }) => api.contact.timeline({ id: contact }),
      (api, { trashed }) => api.contact.timeline({ id: trashed, kind: "edits" }),
    ],
    seeing: [(api, _, own) => api.contact.timeline({ id: own.contact, kind: "deals" })],
  },
  "contact.create": {
    reaching: [
      (api, { tag }) => api.contact.create({ firstName: "Eve", tagIds: [tag] }),
      (api, { tag }, own) => api.contact.create({ firstName: "Eve", tagIds: [own.tag, tag] }),
      (api, { deletedTag }) => api.contact.create({ firstName: "Eve", tagIds: [deletedTag] }),
    ],
    seeing: [(api) => api.contact.create({ firstName: "Eve" })],
  },
  "contact.update": {
    reaching: [
      (api, { contact }) => api.contact.update({ id: contact, contact: { firstName: "Eve" } }),
      (api, { contact }) => api.contact.update({ id: contact, contact: {}, version: 1 }),
      (api, { trashed }) => api.contact.update({ id: trashed, contact: { firstName: "Eve" } }),
      (api, { tag }, own) => api.contact.update({ id: own.contact, contact: { tagIds: [tag] } }),
      (api, { deletedTag }, own) =>
        api.contact.update({ id: own.contact, contact: { tagIds: [own.tag, deletedTag] } }),
    ],
    seeing: [
      (api, _, own) => api.contact.update({ id: own.contact, contact: { jobTitle: "Spy" } }),
    ],
  },
  "contact.delete": {
    reaching: [
      (api, { contact }) => api.contact.delete({ id: contact }),
      (api, { trashed }) => api.contact.delete({ id: trashed }),
    ],
    seeing: [],
  },
  "contact.restore": {
    reaching: [
      (api, { trashed }) => api.contact.restore({ id: trashed }),
      (api, { contact }) => api.contact.restore({ id: contact }),
    ],
    seeing: [],
  },
  "contact.merge": {
    reaching: [
      (api, { contact }, own) => api.contact.merge({ keep: own.contact, lose: [contact] }),
      (api, { contact }, own) => api.contact.merge({ keep: contact, lose: [own.contact] }),
      (api, { contact, trashed }) => api.contact.merge({ keep: contact, lose: [trashed] }),
    ],
    seeing: [],
  },
  "contact.addTag": {
    reaching: [
      (api, { contact, tag }) => api.contact.addTag({ contactId: contact, tagId: tag }),
      (api, { contact }, own) => api.contact.addTag({ contactId: contact, tagId: own.tag }),
      (api, { tag }, own) => api.contact.addTag({ contactId: own.contact, tagId: tag }),
    ],
    seeing: [],
  },
  "contact.removeTag": {
    reaching: [
      (api, { contact, tag }) => api.contact.removeTag({ contactId: contact, tagId: tag }),
      (api, { contact }, own) => api.contact.removeTag({ contactId: contact, tagId: own.tag }),
      (api, { tag }, own) => api.contact.removeTag({ contactId: own.contact, tagId: tag }),
    ],
    seeing: [],
  },
  "contact.tagByName": {
    reaching: [
      (api, { contact }) => api.contact.tagByName({ contactId: contact, name: "Own" }),
      (api, { contact }) => api.contact.tagByName({ contactId: contact, name: "Eve's" }),
      (api, { trashed }) => api.contact.tagByName({ contactId: trashed, name: "Eve's" }),
    ],
    seeing: [(api, _, { contact }) => api.contact.tagByName({ contactId: contact, name: "New" })],
  },
  "contact.bulk": {
    reaching: [
      (api, { contact }) =>
        api.contact.bulk({
          selection: { ids: [contact] },
          deed: { does: "delete" },
          operation: someKey(),
        }),
      (api, { contact }, own) =>
        api.contact.bulk({
          selection: { ids: [own.contact, contact] },
          deed: { does: "company", company: "Mine" },
          operation: someKey(),
        }),
      (api, { tag }, own) =>
        api.contact.bulk({
          selection: { ids: [own.contact] },
          deed: { does: "tag", tagId: tag },
          operation: someKey(),
        }),
      (api, { tag }) =>
        api.contact.bulk({
          selection: { filter: {} },
          deed: { does: "untag", tagId: tag },
          operation: someKey(),
        }),
      (api, { tag }) =>
        api.contact.bulk({
          selection: { filter: { tagIds: [tag] } },
          deed: { does: "delete" },
          operation: someKey(),
        }),
    ],
    seeing: [
      (api, _, { tag }) =>
        api.contact.bulk({
          selection: { filter: {} },
          deed: { does: "tag", tagId: tag },
          operation: someKey(),
        }),
      (api) =>
        api.contact.bulk({
          selection: { filter: { search: "secret" } },
          deed: { does: "delete" },
          operation: someKey(),
        }),
    ],
  },
  "contact.import": {
    reaching: [],
    seeing: [
      (api) =>
        api.contact.import({
          rows: [{ firstName: "Eve", tags: ["Secret"] }],
          operation: someKey(),
        }),
      (api) => api.contact.list(),
    ],
  },
  "contact.export": {
    reaching: [(api, { tag }) => api.contact.export({ selection: { filter: { tagIds: [tag] } } })],
    seeing: [
      (api, { contact }) => api.contact.export({ selection: { ids: [contact] } }),
      (api) => api.contact.export({}),
      (api, { contact }) => api.contact.export({ after: contact - 1 }),
    ],
  },
  "company.list": {
    reaching: [],
    seeing: [
      (api) => api.company.list(),
      (api) => api.company.list({ search: "secret", sort: "people" }),
    ],
  },
  "company.export": {
    reaching: [],
    seeing: [
      (api) => api.company.export({}),
      (api, { company }) => api.company.export({ selection: { ids: [company] } }),
      (api) => api.company.export({ selection: { filter: { search: "secret" } } }),
    ],
  },
  "company.byId": {
    reaching: [(api, { company }) => api.company.byId({ id: company })],
    seeing: [(api, _, own) => api.company.byId({ id: own.company })],
  },
  "company.page": {
    reaching: [(api, { company }) => api.company.page({ id: company })],
    seeing: [(api, _, own) => api.company.page({ id: own.company })],
  },
  "company.people": {
    reaching: [(api, { company }) => api.company.people({ id: company })],
    seeing: [(api, _, own) => api.company.people({ id: own.company })],
  },
  "company.suggest": { reaching: [], seeing: [(api) => api.company.suggest({ search: "secret" })] },
  "company.create": {
    reaching: [],
    // The first person's names are not taken in the second one's workspace.
    seeing: [(api) => api.company.create({ name: "Common company" })],
  },
  "company.compare": {
    reaching: [],
    seeing: [(api, { company }, own) => api.company.compare({ ids: [company, own.company] })],
  },
  "company.update": {
    reaching: [
      (api, { company }) => api.company.update({ id: company, company: { name: "Mine" } }),
    ],
    seeing: [],
  },
  "company.rename": {
    reaching: [(api, { company }) => api.company.rename({ id: company, name: "Mine" })],
    seeing: [],
  },
  "company.merge": {
    reaching: [
      (api, { company }, own) => api.company.merge({ keep: own.company, lose: [company] }),
      (api, { company }, own) => api.company.merge({ keep: company, lose: [own.company] }),
    ],
    seeing: [],
  },
  "company.delete": {
    reaching: [(api, { company }) => api.company.delete({ id: company })],
    seeing: [],
  },
  "tag.list": { reaching: [], seeing: [(api) => api.tag.list()] },
  "contact.choices": { reaching: [], seeing: [(api) => api.contact.choices()] },
  "tag.create": {
    reaching: [],
    // The first person's names are not taken in the second one's workspace.
    seeing: [(api) => api.tag.create({ name: "Common", color })],
  },
  "tag.update": {
    reaching: [
      (api, { tag }) => api.tag.update({ id: tag, tag: { name: "Mine" } }),
      (api, { deletedTag }) => api.tag.update({ id: deletedTag, tag: { color }, version: 1 }),
    ],
    seeing: [],
  },
  "tag.delete": {
    reaching: [
      (api, { tag }) => api.tag.delete({ id: tag }),
      (api, { deletedTag }) => api.tag.delete({ id: deletedTag }),
    ],
    seeing: [],
  },
  "view.list": { reaching: [], seeing: [(api) => api.view.list({ list: "contacts" })] },
  "view.byId": { reaching: [(api, { view }) => api.view.byId({ id: view })], seeing: [] },
  "view.create": {
    reaching: [],
    // The first person's names are not taken in the second one's workspace.
    seeing: [(api) => api.view.create({ list: "contacts", name: "Secret view", query: "" })],
  },
  "view.update": {
    reaching: [(api, { view }) => api.view.update({ id: view, view: { name: "Mine" } })],
    seeing: [],
  },
  "view.setDefault": {
    reaching: [
      (api, { view }) => api.view.setDefault({ id: view, isDefault: true }),
      (api, { view }) => api.view.setDefault({ id: view, isDefault: false }),
    ],
    seeing: [],
  },
  "view.delete": {
    reaching: [(api, { view }) => api.view.delete({ id: view })],
    seeing: [],
  },
  "change.history": {
    reaching: [
      (api, { contact }) => api.change.history({ entity: "contact", id: contact }),
      (api, { trashed }) => api.change.history({ entity: "contact", id: trashed }),
      (api, { tag }) => api.change.history({ entity: "tag", id: tag }),
      (api, { stage }) => api.change.history({ entity: "stage", id: stage }),
    ],
    seeing: [(api, _, own) => api.change.history({ entity: "contact", id: own.contact })],
  },
  "change.operation": {
    reaching: [0, 1, 2, 3, 4, 5].map(
      (index): Attempt =>
        (api, { operations }) =>
          api.change.operation({ operation: operations[index] ?? someKey() }),
    ),
    seeing: [],
  },
  "change.list": {
    reaching: [],
    seeing: [
      (api) => api.change.list(),
      (api) => api.change.list({ entity: "contact" }),
      (api) => api.change.list({ limit: 100, since: 0 }),
    ],
  },
  "change.latest": { reaching: [], seeing: [(api) => api.change.latest({ limit: 100 })] },
  "change.undo": {
    reaching: [0, 1, 2, 3, 4, 5].map(
      (index): Attempt =>
        (api, { operations }) =>
          api.change.undo({ operation: operations[index] ?? someKey() }),
    ),
    seeing: [],
  },
  "trash.list": {
    reaching: [],
    seeing: [
      (api) => api.trash.list(),
      (api) => api.trash.list({ kind: "deal" }),
      (api) => api.trash.list({ kind: "todo" }),
      (api) => api.trash.list({ kind: "activity" }),
      (api) => api.trash.list({ kind: "file" }),
      (api) => api.trash.list({ search: "secret" }),
      (api, { trashed }) => api.trash.list({ ids: [trashed] }),
      (api, { trashedDeal }) => api.trash.list({ kind: "deal", ids: [trashedDeal] }),
    ],
  },
  "trash.count": { reaching: [], seeing: [(api) => api.trash.count()] },
  "trash.restore": {
    reaching: [
      (api, { trashed }) => api.trash.restore({ kind: "contact", ids: [trashed] }),
      (api, { trashedDeal }) => api.trash.restore({ kind: "deal", ids: [trashedDeal] }),
      (api, { trashed }, own) =>
        api.trash.restore({ kind: "contact", ids: [own.trashed, trashed] }),
    ],
    seeing: [],
  },
  "trash.purge": {
    reaching: [
      (api, { trashed }) => api.trash.purge({ kind: "contact", ids: [trashed] }),
      (api, { contact }) => api.trash.purge({ kind: "contact", ids: [contact] }),
      (api, { trashedDeal }) => api.trash.purge({ kind: "deal", ids: [trashedDeal] }),
      (api, { trashed }, own) => api.trash.purge({ kind: "contact", ids: [own.trashed, trashed] }),
    ],
    seeing: [],
  },
  "trash.empty": { reaching: [], seeing: [(api) => api.trash.empty()] },
  "search.find": {
    reaching: [],
    seeing: [
      (api) => api.search.find({ query: "secret" }),
      (api) => api.search.find({ query: "0412 345 678", limit: 20 }),
      (api, { contact }) => api.search.find({ query: `#${contact}` }),
      (api, { deal }) => api.search.find({ query: `#${deal}` }),
    ],
  },
  "choice.find": {
    reaching: [],
    seeing: [
      (api) => api.choice.find({ kind: "contact" }),
      (api) => api.choice.find({ kind: "contact", search: "secret" }),
      (api) => api.choice.find({ kind: "company" }),
      (api) => api.choice.find({ kind: "company", search: "secret" }),
      (api) => api.choice.find({ kind: "deal" }),
      (api) => api.choice.find({ kind: "deal", search: "secret" }),
      (api) => api.choice.find({ kind: "tag" }),
    ],
  },
  "choice.offer": {
    reaching: [],
    seeing: [
      (api, { contact, company, deal }) =>
        api.choice.offer({ contact: [contact], company: [company], deal: [deal] }),
    ],
  },
  "deal.board": {
    reaching: [
      (api, { pipeline }) => api.deal.board({ pipelineId: pipeline }),
      (api, { tag }) => api.deal.board({ tagIds: [tag] }),
      (api, { contact }) => api.deal.board({ contactId: contact }),
      (api, { company }) => api.deal.board({ companyId: company }),
    ],
    seeing: [
      (api) => api.deal.board(),
      (api) => api.deal.board({ search: "secret" }),
      (api, { stage }) => api.deal.board({ folded: [stage], more: [{ stageId: stage, cards: 9 }] }),
    ],
  },
  "deal.list": {
    reaching: [
      (api, { stage }) => api.deal.list({ stageId: stage }),
      (api, { contact }) => api.deal.list({ contactId: contact }),
      (api, { company }) => api.deal.list({ companyId: company }),
      (api, { pipeline }) => api.deal.list({ pipelineId: pipeline }),
      (api, { tag }) => api.deal.list({ tagIds: [tag] }),
      (api, { tag }) => api.deal.list({ noTagIds: [tag] }),
    ],
    seeing: [
      (api) => api.deal.list(),
      (api) => api.deal.list({ kind: "open", search: "secret" }),
      (api) => api.deal.list({ sort: "updated", valueFrom: 1, views: true }),
      (api, { tag }) => api.deal.list({ tagIds: [tag], goneTags: "empty" }),
    ],
  },
  "deal.bulk": {
    reaching: [
      (api, { deal }, own) =>
        api.deal.bulk({
          selection: { ids: [own.deal, deal] },
          deed: { does: "delete" },
          operation: someKey(),
        }),
      (api, { stage }, own) =>
        api.deal.bulk({
          selection: { ids: [own.deal] },
          deed: { does: "stage", stageId: stage },
          operation: someKey(),
        }),
      (api, { tag }) =>
        api.deal.bulk({
          selection: { filter: { tagIds: [tag] } },
          deed: { does: "closes", expectedCloseDate: null },
          operation: someKey(),
        }),
    ],
    seeing: [
      (api) =>
        api.deal.bulk({
          selection: { filter: { search: "secret" } },
          deed: { does: "delete" },
          operation: someKey(),
        }),
      (api, { stage, contact }) =>
        api.deal.bulk({
          selection: { filter: { stageId: stage, contactId: contact } },
          deed: { does: "closes", expectedCloseDate: "2030-01-01" },
          operation: someKey(),
        }),
    ],
  },
  "deal.export": {
    reaching: [(api, { tag }) => api.deal.export({ selection: { filter: { tagIds: [tag] } } })],
    seeing: [
      (api, { deal }) => api.deal.export({ selection: { ids: [deal] } }),
      (api) => api.deal.export({}),
      (api, { company }) => api.deal.export({ selection: { filter: { companyId: company } } }),
    ],
  },
  "deal.choices": {
    reaching: [],
    seeing: [
      (api) => api.deal.choices(),
      (api, { contact }) => api.deal.choices({ contactIds: [contact] }),
    ],
  },
  "deal.byId": {
    reaching: [
      (api, { deal }) => api.deal.byId({ id: deal }),
      (api, { trashedDeal }) => api.deal.byId({ id: trashedDeal }),
    ],
    seeing: [],
  },
  "deal.page": {
    reaching: [
      (api, { deal }) => api.deal.page({ id: deal }),
      (api, { trashedDeal }) => api.deal.page({ id: trashedDeal }),
    ],
    seeing: [
      (api, _, own) => api.deal.page({ id: own.deal }),
      (api, _, own) => api.deal.page({ id: own.deal, list: { sort: "oldest" } }),
      (api, { stage }, own) => api.deal.page({ id: own.deal, list: { stageId: stage } }),
      (api, { tag }, own) => api.deal.page({ id: own.deal, list: { tagIds: [tag] } }),
      (api, { contact }, own) => api.deal.page({ id: own.deal, list: { contactId: contact } }),
      (api, { company }, own) => api.deal.page({ id: own.deal, list: { companyId: company } }),
    ],
  },
  "deal.places": {
    reaching: [
      (api, { deal }) => api.deal.places({ id: deal }),
      (api, { trashedDeal }) => api.deal.places({ id: trashedDeal }),
    ],
    seeing: [(api, _, own) => api.deal.places({ id: own.deal })],
  },
  "deal.create": {
    reaching: [
      (api, { contact }) => api.deal.create({ title: "Eve", value: 1, contactId: contact }),
      (api, { contact }, own) =>
        api.deal.create({
          title: "Eve",
          value: 1,
          contactId: own.contact,
          contactIds: [contact],
        }),
      (api, { stage }) => api.deal.create({ title: "Eve", value: 1, stageId: stage }),
    ],
    seeing: [(api) => api.deal.create({ title: "Eve", value: 1 })],
  },
  "deal.duplicate": {
    reaching: [
      (api, { deal }) => api.deal.duplicate({ id: deal }),
      (api, { trashedDeal }) => api.deal.duplicate({ id: trashedDeal }),
    ],
    seeing: [(api, _, own) => api.deal.duplicate({ id: own.deal })],
  },
  "deal.update": {
    reaching: [
      (api, { deal }) => api.deal.update({ id: deal, deal: { title: "Mine" } }),
      (api, { contact }, own) => api.deal.update({ id: own.deal, deal: { contactId: contact } }),
      (api, { contact }, own) => api.deal.update({ id: own.deal, deal: { contactIds: [contact] } }),
      (api, { stage }, own) => api.deal.update({ id: own.deal, deal: { stageId: stage } }),
    ],
    seeing: [],
  },
  "deal.move": {
    reaching: [
      (api, { deal }, own) => api.deal.move({ id: deal, stageId: own.stage }),
      (api, { stage }, own) => api.deal.move({ id: own.deal, stageId: stage }),
      (api, { deal }, own) => api.deal.move({ id: own.deal, stageId: own.stage, afterId: deal }),
    ],
    seeing: [],
  },
  "deal.delete": { reaching: [(api, { deal }) => api.deal.delete({ id: deal })], seeing: [] },
  "deal.restore": {
    reaching: [(api, { trashedDeal }) => api.deal.restore({ id: trashedDeal })],
    seeing: [],
  },
  "todo.list": {
    reaching: [
      (api, { category }) => api.todo.list({ categoryId: category }),
      (api, { contact }) => api.todo.list({ contactId: contact }),
      (api, { deal }) => api.todo.list({ dealId: deal }),
      (api, { company }) => api.todo.list({ companyId: company, views: true }),
    ],
    seeing: [
      (api) => api.todo.list(),
      (api) => api.todo.list({ search: "secret", sort: "newest" }),
      (api) => api.todo.list({ group: "someday", sort: "title" }),
      (api) => api.todo.list({ status: "completed", views: true }),
    ],
  },
  "todo.board": { reaching: [], seeing: [(api) => api.todo.board()] },
  "todo.byId": { reaching: [(api, { task }) => api.todo.byId({ id: task })], seeing: [] },
  "todo.page": {
    reaching: [(api, { task }) => api.todo.page({ id: task, list: {} })],
    seeing: [(api, _, own) => api.todo.page({ id: own.task, list: {} })],
  },
  "todo.choices": {
    reaching: [],
    seeing: [
      (api) => api.todo.choices(),
      (api, { contact, deal, company }) =>
        api.todo.choices({ contactId: contact, dealId: deal, companyId: company }),
    ],
  },
  "todo.parse": {
    reaching: [],
    seeing: [
      // Without the title, which has the words that were typed.
      ...["Call @secret and @Secret Person #secret", "Call Secret Person tomorrow"].map(
        (text) => async (api: Api) => {
          const { contactId, contact, categoryId, category } = await api.todo.parse({ text });
          return { contactId, contact, categoryId, category };
        },
      ),
    ],
  },
  "todo.export": {
    reaching: [],
    seeing: [
      (api) => api.todo.export({}),
      (api, { task }) => api.todo.export({ selection: { ids: [task] } }),
      (api, { contact }) => api.todo.export({ selection: { filter: { contactId: contact } } }),
    ],
  },
  "todo.bulk": {
    reaching: [
      (api, { task }) =>
        api.todo.bulk({
          selection: { ids: [task] },
          deed: { does: "complete" },
          operation: someKey(),
        }),
    ],
    seeing: [
      (api, { deal }) =>
        api.todo.bulk({
          selection: { filter: { dealId: deal } },
          deed: { does: "delete" },
          operation: someKey(),
        }),
    ],
  },
  "todo.update": {
    reaching: [
      (api, { task }) => api.todo.update({ id: task, todo: { title: "Eve" } }),
      (api, { task }) => api.todo.update({ id: task, todo: {}, version: 1 }),
      (api, { contact }, own) => api.todo.update({ id: own.task, todo: { contactId: contact } }),
      (api, { category }, own) => api.todo.update({ id: own.task, todo: { categoryId: category } }),
      (api, { company }, own) => api.todo.update({ id: own.task, todo: { companyId: company } }),
    ],
    seeing: [],
  },
  "todo.reopen": { reaching: [(api, { task }) => api.todo.reopen({ id: task })], seeing: [] },
  "todo.snooze": {
    reaching: [(api, { task }) => api.todo.snooze({ id: task, dueDate: "2027-01-31" })],
    seeing: [],
  },
  "todo.delete": { reaching: [(api, { task }) => api.todo.delete({ id: task })], seeing: [] },
  "todo.restore": {
    reaching: [
      (api, { task }) => api.todo.restore({ id: task }),
      (api, { trashedTask }) => api.todo.restore({ id: trashedTask }),
    ],
    seeing: [],
  },
  "today.summary": {
    reaching: [],
    seeing: [(api) => api.today.summary(), (api) => api.today.summary({ all: "withoutNextStep" })],
  },
  "today.page": { reaching: [], seeing: [(api) => api.today.page()] },
  "today.due": { reaching: [], seeing: [(api) => api.today.due()] },
  "today.hide": {
    reaching: [
      (api, { deal }) => api.today.hide({ group: "withoutNextStep", id: deal }),
      (api, { contact }) => api.today.hide({ group: "goingCold", id: contact }),
      (api, { trashedDeal }) => api.today.hide({ group: "stale", id: trashedDeal }),
    ],
    seeing: [],
  },
  "category.list": { reaching: [], seeing: [(api) => api.category.list()] },
  "category.create": {
    reaching: [],
    // The first person's names are not taken in the second one's workspace.
    seeing: [(api) => api.category.create({ name: "Common category", color })],
  },
  "category.update": {
    reaching: [
      (api, { category }) => api.category.update({ id: category, category: { name: "Mine" } }),
      (api, { category }) => api.category.update({ id: category, category: {}, version: 1 }),
    ],
    seeing: [],
  },
  "category.delete": {
    reaching: [(api, { category }) => api.category.delete({ id: category })],
    seeing: [],
  },
  "todo.create": {
    reaching: [
      (api, { contact }) => api.todo.create({ title: "Eve", contactId: contact }),
      (api, { company }) => api.todo.create({ title: "Eve", companyId: company }),
      (api, { category }) => api.todo.create({ title: "Eve", categoryId: category }),
      (api, { deal }) => api.todo.create({ title: "Eve", dealId: deal }),
      (api, { trashedDeal }) => api.todo.create({ title: "Eve", dealId: trashedDeal }),
    ],
    seeing: [(api) => api.todo.create({ title: "Eve" })],
  },
  "todo.complete": {
    reaching: [(api, { task }) => api.todo.complete({ id: task })],
    seeing: [],
  },
  "stage.list": {
    reaching: [(api, { pipeline }) => api.stage.list({ pipelineId: pipeline })],
    seeing: [(api) => api.stage.list(), (api) => api.stage.list({ all: true })],
  },
  "stage.create": {
    reaching: [
      (api, { pipeline }) => api.stage.create({ pipelineId: pipeline, name: "Eve", kind: "open" }),
    ],
    seeing: [(api) => api.stage.create({ name: "Eve", kind: "open" })],
  },
  "activity.list": {
    reaching: [
      (api, { contact }) => api.activity.list({ contactId: contact }),
      (api, { trashed }) => api.activity.list({ contactId: trashed }),
      (api, { deal }) => api.activity.list({ dealId: deal }),
      (api, { company }) => api.activity.list({ companyId: company }),
      (api, { deal }, own) => api.activity.list({ contactId: own.contact, dealId: deal }),
    ],
    seeing: [
      (api) => api.activity.list(),
      (api) => api.activity.list({ type: "call" }),
      (api, _, own) => api.activity.list({ contactId: own.contact }),
    ],
  },
  "activity.export": {
    reaching: [
      (api, { contact }) => api.activity.export({ selection: { filter: { contactId: contact } } }),
    ],
    seeing: [
      (api) => api.activity.export({}),
      (api) => api.activity.export({ selection: { filter: {} } }),
    ],
  },
  "activity.byId": {
    reaching: [
      (api, { activity }) => api.activity.byId({ id: activity }),
      (api, { trashedActivity }) => api.activity.byId({ id: trashedActivity }),
    ],
    seeing: [],
  },
  "activity.create": {
    reaching: [
      (api, { contact }) => api.activity.create({ type: "call", contactId: contact }),
      (api, { trashed }) => api.activity.create({ type: "call", contactId: trashed }),
      (api, _, own) => api.activity.create({ type: "call", contactId: own.trashed }),
      (api, { deal }, own) =>
        api.activity.create({ type: "call", contactId: own.contact, dealId: deal }),
      (api, { company }, own) =>
        api.activity.create({ type: "call", dealId: own.deal, companyId: company }),
      (api, { contact }, own) =>
        api.activity.create({ type: "call", contactId: own.contact, contactIds: [contact] }),
    ],
    seeing: [(api, _, own) => api.activity.create({ type: "call", contactId: own.contact })],
  },
  "activity.update": {
    reaching: [
      (api, { activity }) => api.activity.update({ id: activity, activity: { subject: "Mine" } }),
      (api, { trashedActivity }) => api.activity.update({ id: trashedActivity, activity: {} }),
      async (api, { contact }, own) => {
        const { items } = await api.activity.list({ contactId: own.contact });
        const id = items[0]?.id ?? 0;
        return api.activity.update({ id, activity: { contactId: contact } });
      },
      async (api, { contact }, own) => {
        const { items } = await api.activity.list({ contactId: own.contact });
        const id = items[0]?.id ?? 0;
        return api.activity.update({ id, activity: { contactIds: [contact] } });
      },
    ],
    seeing: [],
  },
  "file.list": {
    reaching: [
      (api, { contact }) => api.file.list({ contactId: contact }),
      (api, { deal }) => api.file.list({ dealId: deal }),
      (api, { company }) => api.file.list({ companyId: company }),
      (api, { activity }) => api.file.list({ activityId: activity }),
    ],
    seeing: [(api, _, own) => api.file.list({ contactId: own.contact })],
  },
  "file.byId": {
    reaching: [
      (api, { file }) => api.file.byId({ id: file }),
      (api, { trashedFile }) => api.file.byId({ id: trashedFile }),
    ],
    seeing: [],
  },
  "file.usage": { reaching: [], seeing: [(api) => api.file.usage()] },
  "file.rename": {
    reaching: [(api, { file }) => api.file.rename({ id: file, name: "Mine" })],
    seeing: [],
  },
  "file.delete": {
    reaching: [
      (api, { file }) => api.file.delete({ id: file }),
      (api, { trashedFile }) => api.file.delete({ id: trashedFile }),
    ],
    seeing: [],
  },
  "file.restore": {
    reaching: [
      (api, { file }) => api.file.restore({ id: file }),
      (api, { trashedFile }) => api.file.restore({ id: trashedFile }),
    ],
    seeing: [],
  },
  "activity.delete": {
    reaching: [
      (api, { activity }) => api.activity.delete({ id: activity }),
      (api, { trashedActivity }) => api.activity.delete({ id: trashedActivity }),
    ],
    seeing: [],
  },
  "activity.restore": {
    reaching: [
      (api, { trashedActivity }) => api.activity.restore({ id: trashedActivity }),
      (api, { activity }) => api.activity.restore({ id: activity }),
    ],
    seeing: [],
  },
  "stage.update": {
    reaching: [(api, { stage }) => api.stage.update({ id: stage, stage: { name: "Mine" } })],
    seeing: [],
  },
  "stage.reorder": {
    reaching: [
      (api, { stage }) => api.stage.reorder({ ids: [stage] }),
      (api, { stage }, own) => api.stage.reorder({ ids: [own.stage, stage] }),
    ],
    seeing: [],
  },
  "stage.delete": {
    reaching: [
      (api, { stage }) => api.stage.delete({ id: stage }),
      (api, { stage }, own) => api.stage.delete({ id: own.stage, moveDealsTo: stage }),
    ],
    seeing: [],
  },
  "pipeline.list": { reaching: [], seeing: [(api) => api.pipeline.list()] },
  "pipeline.create": {
    reaching: [],
    seeing: [(api) => api.pipeline.create({ name: "Common pipeline" })],
  },
  "pipeline.update": {
    reaching: [
      (api, { pipeline }) => api.pipeline.update({ id: pipeline, pipeline: { name: "Mine" } }),
    ],
    seeing: [],
  },
  "pipeline.reorder": {
    reaching: [
      (api, { pipeline }) => api.pipeline.reorder({ ids: [pipeline] }),
      async (api, { pipeline }) => {
        const own = await api.pipeline.list();
        return api.pipeline.reorder({ ids: [pipeline, ...own.map(({ id }) => id)] });
      },
    ],
    seeing: [],
  },
  "pipeline.delete": {
    reaching: [
      (api, { pipeline }) => api.pipeline.delete({ id: pipeline }),
      async (api, { stage }) => {
        const [own] = await api.pipeline.list();
        return api.pipeline.delete({ id: own?.id ?? 0, moveDealsTo: stage });
      },
    ],
    seeing: [],
  },
  "duplicate.list": { reaching: [], seeing: [(api) => api.duplicate.list()] },
  "duplicate.ofContact": {
    reaching: [
      (api, { contact }) => api.duplicate.ofContact({ id: contact }),
      (api, { trashed }) => api.duplicate.ofContact({ id: trashed }),
    ],
    seeing: [(api, _, own) => api.duplicate.ofContact({ id: own.contact })],
  },
  "duplicate.ofImport": {
    reaching: [0, 1, 2, 3, 4, 5].map(
      (index): Attempt =>
        (api, { operations }) =>
          api.duplicate.ofImport({ operation: operations[index] ?? someKey() }),
    ),
    seeing: [],
  },
  "duplicate.similar": {
    reaching: [],
    seeing: [
      (api) => api.duplicate.similar({ email: "secret@example.com", phone: "0412 345 678" }),
      (api) => api.duplicate.similar({ firstName: "Secret", lastName: "Person" }),
    ],
  },
  "duplicate.compare": {
    reaching: [
      (api, { contact }, own) => api.duplicate.compare({ ids: [own.contact, contact] }),
      (api, { contact, trashed }) => api.duplicate.compare({ ids: [contact, trashed] }),
    ],
    seeing: [],
  },
  "duplicate.dismiss": {
    reaching: [
      (api, { contact }, own) => api.duplicate.dismiss({ ids: [own.contact, contact] }),
      (api, { contact, trashed }) => api.duplicate.dismiss({ ids: [contact, trashed] }),
      (api, _, own) => api.duplicate.dismiss({ ids: [own.contact, own.trashed] }),
    ],
    seeing: [],
  },
  "metrics.summary": { reaching: [], seeing: [(api) => api.metrics.summary()] },
  "metrics.dashboard": { reaching: [], seeing: [(api) => api.metrics.dashboard()] },
  "metrics.report": {
    reaching: [],
    seeing: [(api) => api.metrics.report({ from: "2026-01-01", to: "2026-12-31" })],
  },
  "session.confirm": { reaching: [], seeing: [(api) => api.session.confirm()] },
  "settings.get": { reaching: [], seeing: [(api) => api.settings.get()] },
  "settings.update": {
    reaching: [],
    seeing: [(api) => api.settings.update({ settings: { theme: "dark" } })],
  },
  "rate.list": {
    reaching: [],
    seeing: [(api) => api.rate.list(), (api) => api.rate.list({ base: "EUR", currency: "JPY" })],
  },
  "rate.latest": { reaching: [], seeing: [(api) => api.rate.latest()] },
  "rate.byId": { reaching: [(api, { rate }) => api.rate.byId({ id: rate })], seeing: [] },
  "rate.set": {
    reaching: [],
    // The first person's rate for the day isn't overwritten.
    seeing: [
      (api) => api.rate.set({ base: "EUR", currency: "JPY", day: "2026-01-05", rate: 0.006 }),
    ],
  },
  "rate.update": {
    reaching: [(api, { rate }) => api.rate.update({ id: rate, rate: { rate: 1 } })],
    seeing: [],
  },
  "rate.delete": { reaching: [(api, { rate }) => api.rate.delete({ id: rate })], seeing: [] },
  "rate.import": {
    reaching: [],
    seeing: [
      (api) =>
        api.rate.import({
          base: "EUR",
          rows: [{ currency: "JPY", day: "2026-01-05", rate: 0.007 }],
          operation: someKey(),
        }),
    ],
  },
  "sample.load": { reaching: [], seeing: [(api) => api.sample.load()] },
  "sample.remove": { reaching: [], seeing: [(api) => api.sample.remove()] },
};

let first: Person;
let second: Person;
let theirs: Theirs;
let own: Own;

beforeAll(async () => {
  [first, second] = [await newPerson("Ada"), await newPerson("Eve")];
  theirs = await fillSecretly(first);
  const tag = await second.api.tag.create({ name: "Own", color });
  const contact = await second.api.contact.create({ firstName: "Own", tagIds: [tag.id] });
  const deal = await second.api.deal.create({ title: "Own", value: 1 });
  const trashed = await second.api.contact.create({ firstName: "Own", lastName: "Gone" });
  await second.api.contact.delete({ id: trashed.id });
  const task = await second.api.todo.create({ title: "Own" });
  own = {
    task: task.id,
    contact: contact.id,
    trashed: trashed.id,
    tag: tag.id,
    deal: deal.id,
    stage: deal.stageId,
    company: (await second.api.company.create({ name: "Own" })).id,
  };
});

test("every procedure is tried with another person's rows, and only existing ones", () => {
  expect(Object.keys(attempts).sort()).toEqual([...procedurePaths].sort());
  const untried = Object.entries(attempts).filter(
    ([, { reaching, seeing }]) => reaching.length + seeing.length === 0,
  );
  expect(untried).toEqual([]);
});

test("the first person reaches what the second one is about to try", async () => {
  await expect(first.api.contact.byId({ id: theirs.contact })).resolves.toMatchObject({
    notes: "secret",
  });
  const { items } = await first.api.contact.list({ search: "secret", tagIds: [theirs.tag] });
  expect(items).toHaveLength(1);
});

test.each(procedurePaths)("%s keeps another person's rows to that person", async (path) => {
  const { reaching, seeing } = attempts[path] ?? { reaching: [], seeing: [] };
  const [before, ownBefore] = [
    await dumpWorkspace(first.userId),
    await dumpWorkspace(second.userId),
  ];
  for (const attempt of reaching) {
    expect(await refusalOf(attempt(second.api, theirs, own)), String(attempt)).toMatchObject({
      code: "NOT_FOUND",
    });
  }
  expect(await dumpWorkspace(second.userId)).toEqual(ownBefore);
  for (const attempt of seeing) {
    const answer = JSON.stringify(await attempt(second.api, theirs, own));
    expect(answer).not.toMatch(
      /secret (tag|old|person|trash|ltd|imported|deal)|secret@|0412 345 678|(?<![-\w])4242(?![-\w])/i,
    );
    expect(answer).not.toMatch(/"notes":"secret"|"firstName":"Secret"/);
  }
  expect(await dumpWorkspace(first.userId)).toEqual(before);
});

test.each(procedurePaths)("%s is for people who are signed in", async (path) => {
  for (const input of [undefined, {}, { id: theirs.contact, operation: someKey() }]) {
    const call = procedureOf(stranger(), path)(input);
    expect(await refusalOf(call)).toMatchObject({ code: "UNAUTHORIZED" });
  }
});

test.each(procedurePaths)(
  "%s answers and writes nothing once the session has ended",
  async (path) => {
    const { reaching, seeing } = attempts[path] ?? { reaching: [], seeing: [] };
    for (const ending of ["sign-out", "expiry"] as const) {
      const ended = await afterEnding(first, ending);
      const before = await dumpWorkspace(first.userId);
      for (const attempt of [...reaching, ...seeing]) {
        expect(await refusalOf(attempt(ended, theirs, own)), String(attempt)).toMatchObject({
          code: "UNAUTHORIZED",
        });
      }
      const call = procedureOf(ended, path)({ id: "no id", operation: "no key" });
      expect(await refusalOf(call)).toMatchObject({ code: "UNAUTHORIZED" });
      expect(await dumpWorkspace(first.userId)).toEqual(before);
    }
  },
);

test("a key that another person has used is new in one's own workspace", async () => {
  const third = await newPerson("Mallory");
  const [making = "", tagging = "", , , importing = ""] = theirs.operations;
  const before = await dumpWorkspace(first.userId);
  await expect(
    third.api.contact.create({ firstName: "Own", operation: making }),
  ).resolves.toMatchObject({ firstName: "Own", notes: null, tags: [], operation: making });
  await expect(
    third.api.tag.create({ name: "Own", color, operation: tagging }),
  ).resolves.toMatchObject({ name: "Own", contacts: 0 });
  const rows = [{ firstName: "Imported" }];
  await third.api.contact.import({ rows, operation: importing });
  expect((await third.api.contact.list()).items).toHaveLength(2);
  await third.api.change.undo({ operation: importing });
  await third.api.change.undo({ operation: making });
  expect((await third.api.contact.list()).items).toEqual([]);
  expect(await dumpWorkspace(first.userId)).toEqual(before);
});

test("the contents of files are neither added to nor read from another person's records", async () => {
  const before = await dumpWorkspace(first.userId);
  const parties = [
    { contactId: theirs.contact },
    { contactId: theirs.trashed },
    { dealId: theirs.deal },
    { companyId: theirs.company },
    { activityId: theirs.activity },
  ];
  for (const party of parties) {
    const adding = second.content.add({ party, files: arriving([{}]) });
    expect(await refusalOf(adding)).toMatchObject({ code: "NOT_FOUND" });
  }
  for (const id of [theirs.file, theirs.trashedFile]) {
    expect(await refusalOf(second.content.open({ id }))).toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await dumpWorkspace(first.userId)).toEqual(before);
  const { name } = await first.content.open({ id: theirs.file });
  expect(name).toBe("Secret deal.pdf");
});
