import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { manifestPath, movesPath, pathOfKind } from "#domain/archive.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { queryAbout } from "#domain/view.ts";
import { addFile } from "../../testing/files.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { undoInSmallParts } from "../../testing/undo.ts";
import { dumpWithoutLog, wrongFigures } from "../../testing/workspace.ts";
import { archivedEntities, archiveWorkspace } from "./archive.ts";
import { bytesSource } from "./source.ts";
import { Archive } from "./unzip.ts";
import { zipOf } from "./zip.ts";

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function archiveOf({ owner, context }: Person): Promise<Uint8Array> {
  return bytesOf(await archiveWorkspace(owner, context.deployment.files));
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces = await collected(content);
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

type Archived = Record<string, unknown>;

/**
 * What an archive holds, without what another workspace has otherwise: ids are named by the position
 * of their record, and those of pipelines and stages by its name.
 */
async function contentOf(bytes: Uint8Array): Promise<Record<string, Archived[]>> {
  const archive = await Archive.open(bytesSource(bytes));
  const names = new Map<string, string>();
  const nameOf = (kind: EntityName, id: unknown) =>
    id === null ? null : (names.get(`${kind} ${id}`) ?? `unknown ${kind}`);
  const content: Record<string, Archived[]> = {};
  const contents = new Map(archive.manifest.files.map(({ path, sha256 }) => [path, sha256]));
  for (const { name, references, links } of archivedEntities) {
    const records = await collected(archive.records(pathOfKind(name)));
    content[name] = records.map((record, index) => {
      const { id, version, ...values } = record;
      if (name === "file") values.key = contents.get(String(values.key));
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
  const large = crypto.getRandomValues(new Uint8Array(60_000));
  await addFile(person, { contactId: contact.id }, { name: "../Plan: ünïcode?.txt" });
  await addFile(person, { dealId: deal.id }, { name: "Noise.bin", content: large });
  const trashed = await addFile(person, { contactId: other.id }, { name: "In Trash.txt" });
  await api.file.delete({ id: trashed.id });
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
  const { operation } = await other.account.workspace.restore({ archive: oneOf(archive) });
  expect(await contentOf(await archiveOf(other))).toEqual(content);
  expect(await wrongFigures(other.userId)).toEqual([]);
  await undoInSmallParts(other, operation);
  // Objects of files are kept for a while, in case the undo is undone.
  const { file_objects: _, ...after } = await dumpWithoutLog(other.userId);
  const { file_objects: __, ...then } = before;
  expect(after).toEqual(then);
});

test("a workspace that isn't empty, or what isn't a whole archive, is refused and stays as it is", async () => {
  const person = await newPerson();
  await person.api.contact.create({ firstName: "Ada" });
  const archive = await archiveOf(person);
  const before = await dumpWithoutLog(person.userId);
  expect(
    await refusalOf(person.account.workspace.restore({ archive: oneOf(archive) })),
  ).toMatchObject({
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
    expect(
      await refusalOf(other.account.workspace.restore({ archive: oneOf(file) })),
    ).toMatchObject({
      code: "BAD_REQUEST",
    });
  }
  expect(await dumpWithoutLog(other.userId)).toEqual(untouched);
});

/** An archive with one record of a kind besides the few that every workspace has. */
async function archiveWith(kind: EntityName, record: Archived): Promise<Uint8Array> {
  const { api, owner } = await newPerson();
  await api.contact.create({ firstName: "Ada", birthday: "1980-03-22" });
  await api.deal.create({ title: "Website", value: 100 });
  await api.todo.create({ title: "Call", dueDate: "2027-02-01", dueTime: "09:30" });
  await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const archive = await Archive.open(
    bytesSource(await bytesOf(await archiveWorkspace(owner, null))),
  );
  async function* files() {
    for (const { name } of archivedEntities) {
      const records = await collected(archive.records(pathOfKind(name)));
      const changed = records.map((each) => (name === kind ? { ...each, ...record } : each));
      const text = `[\n${changed.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`;
      yield { path: pathOfKind(name), pieces: oneOf(strToU8(text)), records: () => records.length };
    }
  }
  return bytesOf(zipOf(files()));
}

async function* oneOf(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}

test("values that no page could show are refused, and others are restored", async () => {
  const crafted: [EntityName, Archived][] = [
    ["deal", { currency: "X" }],
    ["deal", { expectedCloseDate: 1.5 }],
    ["contact", { createdAt: 9e15 }],
    ["contact", { birthday: "tomorrow" }],
    ["todo", { dueTime: "25:00" }],
    ["todo", { repeat: "FREQ=NEVER" }],
    ["tag", { color: "red" }],
    ["settings", { goalCurrency: "dollars" }],
  ];
  for (const [kind, record] of crafted) {
    const { account } = await newPerson();
    const archive = await archiveWith(kind, record);
    const refusal = await refusalOf(account.workspace.restore({ archive: oneOf(archive) }));
    expect(refusal, JSON.stringify(record)).toMatchObject({ code: "BAD_REQUEST" });
  }
  const { account } = await newPerson();
  const archive = await archiveWith("todo", { repeat: "FREQ=WEEKLY" });
  expect((await account.workspace.restore({ archive: oneOf(archive) })).records).toBeGreaterThan(4);
});

test("a manifest that isn't one, or has more than a request restores, is refused unread", async () => {
  const { account } = await newPerson();
  const path = pathOfKind("contact");
  const file = { path, records: 1, bytes: 4, sha256: "" };
  const refusals = [
    { files: [null], message: "damaged" },
    { files: [file, file], message: "damaged" },
    { files: [{ ...file, bytes: "4" }], message: "damaged" },
    { files: [{ ...file, records: 100_001 }], message: "too many records" },
    { files: [{ ...file, bytes: 1e9 }], message: "too many records" },
  ];
  for (const { files, message } of refusals) {
    const manifest = { kith: 1, createdAt: "", fold: 1, files };
    const archive = zipSync({
      [manifestPath]: strToU8(JSON.stringify(manifest)),
      [path]: strToU8("[{}]"),
    });
    expect(await refusalOf(account.workspace.restore({ archive: oneOf(archive) }))).toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining(message),
    });
  }
});

test("of two restores at once, one is refused and the other one is whole", async () => {
  const person = await fullWorkspace();
  const archive = await archiveOf(person);
  const other = await newPerson();
  const restore = () => other.account.workspace.restore({ archive: oneOf(archive) });
  const outcomes = await Promise.allSettled([restore(), restore()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await contentOf(await archiveOf(other))).toEqual(await contentOf(archive));
});
