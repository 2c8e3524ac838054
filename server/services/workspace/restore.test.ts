import { expect, test } from "vitest";
import { movesPath, pathOfKind } from "#domain/archive.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { queryAbout } from "#domain/view.ts";
import { addFile } from "../../testing/files.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { undoInSmallParts } from "../../testing/undo.ts";
import { dumpWithoutLog, wrongFigures } from "../../testing/workspace.ts";
import { archivedEntities, archiveWorkspace } from "./archive.ts";
import { Archive } from "./unzip.ts";

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function archiveOf({ owner }: Person): Promise<Uint8Array> {
  const pieces = await collected(archiveWorkspace(owner));
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

type Archived = Record<string, unknown>;

/**
 * What an archive holds, without what another workspace has otherwise: ids are named by the position
 * of their record, and those of pipelines and stages by its name.
 */
async function contentOf(bytes: Uint8Array): Promise<Record<string, Archived[]>> {
  const archive = await Archive.open(bytes);
  const names = new Map<string, string>();
  const nameOf = (kind: EntityName, id: unknown) =>
    id === null ? null : (names.get(`${kind} ${id}`) ?? `unknown ${kind}`);
  const content: Record<string, Archived[]> = {};
  for (const { name, references, links } of archivedEntities) {
    const records = await collected(archive.records(pathOfKind(name)));
    content[name] = records.map((record, index) => {
      const { id, version, ...values } = record;
      for (const [property, to] of Object.entries(references)) {
        values[property] = nameOf(to, values[property]);
      }
      for (const [property, { to }] of Object.entries(links)) {
        values[property] = (values[property] as unknown[]).map((each) => nameOf(to, each)).sort();
      }
      if (name === "deal") values.closedFromStageId = nameOf("stage", values.closedFromStageId);
      if (name === "view") {
        values.query = queryAbout(String(values.query), (to, each) =>
          Number(nameOf(to, each)?.replace(/\D/g, "")),
        );
      }
      const key = name === "stage" ? `${values.pipelineId}/${values.nameKey}` : values.nameKey;
      const isNamed = name === "pipeline" || name === "stage";
      names.set(`${name} ${id}`, isNamed ? String(key) : `${name} ${index}`);
      return isNamed || name === "settings" ? values : { ...values, version };
    });
  }
  content.stage?.sort((one, other) => String(one.nameKey).localeCompare(String(other.nameKey)));
  const moves = await collected(archive.records(movesPath));
  content.moves = moves.map(({ dealId, fromStageId, toStageId, movedAt }) => ({
    deal: nameOf("deal", dealId),
    from: nameOf("stage", fromStageId),
    to: nameOf("stage", toStageId),
    movedAt,
  }));
  return content;
}

/** A workspace with a record of every kind, some in Trash. */
async function fullWorkspace(): Promise<Person> {
  const person = await newPerson();
  const { api } = person;
  await api.sample.load({});
  const [contact, other, third] = (await api.contact.list()).items;
  const [tag] = await api.tag.list();
  if (!contact || !other || !third || !tag) throw new Error("The sample data has contacts");
  await api.contact.delete({ id: third.id });
  await api.duplicate.dismiss({ ids: [contact.id, other.id] });
  const deal = await api.deal.create({ title: "Website", value: 100 });
  await api.today.hide({ group: "withoutNextStep", id: deal.id, until: "2027-02-01" });
  await api.view.create({ list: "contacts", name: "Leads", query: `tag=${tag.id}&sort=newest` });
  await api.settings.update({ settings: { locale: "de-DE", baseCurrency: "AUD" } });
  await api.rate.set({ currency: "EUR", rate: 1.6, day: "2026-01-02" });
  const stages = await api.stage.list();
  await api.stage.update({ id: deal.stageId, stage: { name: "Erstkontakt" }, version: 1 });
  await api.deal.move({ id: deal.id, stageId: stages.at(1)?.id ?? 0 });
  await api.pipeline.create({ name: "Partners" });
  // Files aren't in archives.
  await addFile(person, { contactId: contact.id });
  return person;
}

test("an archive is restored as the same workspace, ids aside, and undone without a trace", async () => {
  const person = await fullWorkspace();
  const archive = await archiveOf(person);
  const content = await contentOf(archive);
  for (const [kind, records] of Object.entries(content)) {
    expect(records.length, kind).toBeGreaterThan(0);
  }
  const other = await newPerson();
  const before = await dumpWithoutLog(other.userId);
  const { operation } = await other.account.workspace.restore({ archive });
  expect(await contentOf(await archiveOf(other))).toEqual(content);
  expect(await wrongFigures(other.userId)).toEqual([]);
  await undoInSmallParts(other, operation);
  expect(await dumpWithoutLog(other.userId)).toEqual(before);
});

test("a workspace that isn't empty, or what isn't a whole archive, is refused and stays as it is", async () => {
  const person = await newPerson();
  await person.api.contact.create({ firstName: "Ada" });
  const archive = await archiveOf(person);
  const before = await dumpWithoutLog(person.userId);
  expect(await refusalOf(person.account.workspace.restore({ archive }))).toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("isn't empty"),
  });
  expect(await dumpWithoutLog(person.userId)).toEqual(before);

  const other = await newPerson();
  const untouched = await dumpWithoutLog(other.userId);
  const broken = archive.slice();
  broken.fill(0, 60, 80);
  const notZip = new TextEncoder().encode("First Name\nAda\n".repeat(10));
  for (const file of [broken, archive.slice(0, -30), notZip, new Uint8Array()]) {
    expect(await refusalOf(other.account.workspace.restore({ archive: file }))).toMatchObject({
      code: "BAD_REQUEST",
    });
  }
  expect(await dumpWithoutLog(other.userId)).toEqual(untouched);
});
