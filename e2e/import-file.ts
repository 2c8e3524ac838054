import { expect } from "vitest";
import { origin, type Visitor, wordsOf } from "./built.ts";

/** Imports a file as the steps suggest, without a browser; answers the words of the result. */
export async function importedFile(person: Visitor, file: File, noun?: string): Promise<string> {
  const body = new FormData();
  body.set("form-key", crypto.randomUUID());
  body.set("accept", "suggested");
  if (noun) body.set("noun", noun);
  body.set("file", file);
  const answer = await person.send("/import", { method: "POST", body, headers: { origin } });
  expect(answer.status).toBe(200);
  return wordsOf(await answer.text());
}
