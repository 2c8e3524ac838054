import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { openDatabase } from "../db/client.ts";
import {
  countTry,
  discountTry,
  forgetOldTries,
  forgetTries,
  freeTries,
  tooManyTriesMessage,
} from "./password-tries.ts";

const db = openDatabase(env.DB);
const refused = { code: "TOO_MANY_REQUESTS", message: tooManyTriesMessage };
const minute = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

/** An account whose free tries are all used. */
async function guessedAt(): Promise<string> {
  const account = crypto.randomUUID();
  for (let tries = 0; tries < freeTries; tries += 1) await countTry(db, account);
  return account;
}

function later(milliseconds: number): void {
  vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ["Date"] });
}

test("ten passwords may be tried for an account, then one a minute", async () => {
  const account = await guessedAt();
  await expect(countTry(db, account)).rejects.toMatchObject(refused);
  await expect(countTry(db, crypto.randomUUID())).resolves.toBeUndefined();
  later(minute);
  await countTry(db, account);
  await expect(countTry(db, account)).rejects.toMatchObject(refused);
});

test("refused tries do not lengthen the wait", async () => {
  const account = await guessedAt();
  later(minute - 20_000);
  await expect(countTry(db, account)).rejects.toMatchObject(refused);
  later(20_000);
  await expect(countTry(db, account)).resolves.toBeUndefined();
});

test("of many tries at once no more are accepted", async () => {
  const account = crypto.randomUUID();
  const tries = Array.from({ length: 40 }, () => countTry(db, account));
  const taken = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
  expect(taken).toHaveLength(freeTries);
});

test("a correct password, ten quiet minutes or an unchecked try give tries back", async () => {
  const right = await guessedAt();
  await forgetTries(db, right);
  await expect(countTry(db, right)).resolves.toBeUndefined();
  const unjudged = await guessedAt();
  await discountTry(db, unjudged);
  await expect(countTry(db, unjudged)).resolves.toBeUndefined();
  const quiet = await guessedAt();
  later(10 * minute);
  await countTry(db, quiet);
  await expect(countTry(db, quiet)).resolves.toBeUndefined();
});

test("expired counts are deleted, and nothing says whose they were", async () => {
  await countTry(db, "sign-in ada@example.com");
  const rows = () => env.DB.prepare("select * from password_tries").all();
  expect(JSON.stringify((await rows()).results)).not.toContain("example.com");
  await forgetOldTries(db, Date.now() + 25 * 60 * minute);
  expect((await rows()).results).toEqual([]);
});
