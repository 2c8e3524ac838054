import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createApi } from "../api.ts";
import { newPerson } from "../testing/people.ts";
import { dumpWorkspace, wrongFigures } from "../testing/workspace.ts";
import { openDatabase } from "./client.ts";

const rows = (part: number) => [{ firstName: `Ann ${part}` }, { firstName: `Bob ${part}` }];

test("an import that nobody waits for stops between its parts, and the same key continues it", async () => {
  const person = await newPerson();
  const abort = new AbortController();
  const db = openDatabase(env.DB, abort.signal);
  const api = createApi({ ...person.context, db });
  const operation = crypto.randomUUID();
  await api.contact.import({ rows: rows(0), operation, part: 0 });
  abort.abort();
  await expect(api.contact.import({ rows: rows(1), operation, part: 1 })).rejects.toThrow(/abort/i);
  expect((await dumpWorkspace(person.userId)).contacts).toHaveLength(2);

  for (const part of [0, 1]) await person.api.contact.import({ rows: rows(part), operation, part });
  expect((await dumpWorkspace(person.userId)).contacts).toHaveLength(4);
  expect(await wrongFigures(person.userId)).toEqual([]);
});
