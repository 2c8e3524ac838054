import { env } from "cloudflare:workers";
import { afterEach, expect, test } from "vitest";
import { mailOf } from "#domain/mail/letter.ts";
import type { Mail } from "#domain/mail/mail.ts";
import { newPerson } from "../../testing/people.ts";
import { deliver, forgetOldMails, queueMail, readMailbox, sendMail } from "./queue.ts";
import type { Transport } from "./transport.ts";

afterEach(() => env.DB.exec("delete from mails"));

const minute = 60_000;
const day = 1_440 * minute;

/** A mail service that can be out of order. */
class Service {
  works = true;
  sent: { to: string; key: string }[] = [];

  transport: Transport = {
    name: "resend",
    from: "Kith <kith@example.com>",
    send: async ({ to }, key) => {
      await scheduler.wait(1);
      if (!this.works) throw new Error("The mail service answered 503: Sorry");
      this.sent.push({ to, key });
    },
  };
}

function mailTo(to: string): Mail {
  return mailOf({ to, subject: "Hello", parts: [], reason: "A test." });
}

async function newReader() {
  const { owner, userId, account } = await newPerson();
  const to = `${crypto.randomUUID()}@example.com`;
  const now = Date.now();
  return { db: owner.db, account, to, queued: { userId, mail: mailTo(to), now }, now };
}

async function storedFor(to: string) {
  const { results } = await env.DB.prepare("select * from mails where recipient = ?")
    .bind(to)
    .all();
  return results;
}

test("a mail is sent at once, and isn't kept", async () => {
  const { db, to, queued } = await newReader();
  const service = new Service();
  expect(await sendMail(db, service.transport, queued)).toBe(true);
  expect(service.sent).toMatchObject([{ to }]);
  expect(await storedFor(to)).toEqual([]);
});

test("a transport that takes few mails at once gets no more", async () => {
  const { db, queued, now } = await newReader();
  for (let mail = 0; mail < 7; mail += 1) await queueMail(db, queued);
  let open = 0;
  let most = 0;
  const transport: Transport = {
    name: "smtp",
    from: "Kith <kith@example.com>",
    atOnce: 3,
    send: async () => {
      open += 1;
      most = Math.max(most, open);
      await scheduler.wait(1);
      open -= 1;
    },
  };
  expect(await deliver(db, transport, { now })).toBe(7);
  expect(most).toBe(3);
});

test("an outage delays mails, and loses none", async () => {
  const { db, to, queued, now } = await newReader();
  const service = new Service();
  service.works = false;
  expect(await sendMail(db, service.transport, queued)).toBe(false);
  await deliver(db, service.transport, { now });
  expect(await storedFor(to)).toMatchObject([
    { attempts: 1, error: "The mail service answered 503: Sorry", next_at: now + minute },
  ]);
  await deliver(db, service.transport, { now: now + 2 * minute });
  expect(await storedFor(to)).toMatchObject([{ attempts: 2, next_at: now + 7 * minute }]);
  service.works = true;
  await deliver(db, service.transport, { now: now + 6 * minute });
  expect(service.sent).toEqual([]);
  await deliver(db, service.transport, { now: now + 8 * minute });
  expect(service.sent).toMatchObject([{ to, key: expect.stringMatching(/^kith-mail-\d+$/) }]);
  expect(await storedFor(to)).toEqual([]);
});

test("without a transport mails wait for one", async () => {
  const { db, to, queued, now } = await newReader();
  expect(await sendMail(db, null, queued)).toBe(false);
  expect(await storedFor(to)).toMatchObject([{ attempts: 0 }]);
  const service = new Service();
  await deliver(db, service.transport, { now });
  expect(service.sent).toMatchObject([{ to }]);
});

test("after two days of failures a mail is given up, shown as failed, and forgotten in time", async () => {
  const { db, to, queued, now, account } = await newReader();
  const service = new Service();
  service.works = false;
  await sendMail(db, service.transport, queued);
  expect(await account.mail.status()).toMatchObject({ waiting: 1, failure: { attempts: 1 } });
  let at = now;
  for (let tries = 1; tries < 9; tries += 1) {
    at += day;
    await deliver(db, service.transport, { now: at });
  }
  expect(await storedFor(to)).toMatchObject([{ attempts: 9, next_at: null }]);
  await deliver(db, service.transport, { now: at + 3 * day });
  expect(await storedFor(to)).toMatchObject([{ attempts: 9 }]);
  expect(await account.mail.status()).toMatchObject({
    waiting: 0,
    failure: { subject: null, attempts: 9, nextAt: null },
  });
  await forgetOldMails(db, now + 31 * day);
  expect(await storedFor(to)).toEqual([]);
});

test("the subject of a failed mail is shown only if it was for the address of the account", async () => {
  const { db, queued, account } = await newReader();
  const service = new Service();
  service.works = false;
  await sendMail(db, service.transport, queued);
  expect(await account.mail.status()).toMatchObject({ failure: { subject: null } });
  const { to } = await account.mail.status();
  await sendMail(db, service.transport, { ...queued, mail: mailTo(to ?? "") });
  expect(await account.mail.status()).toMatchObject({ failure: { subject: "Hello" } });
});

test("two runs at once send a mail once", async () => {
  const { db, queued, now } = await newReader();
  await queueMail(db, queued);
  const service = new Service();
  const runs = Array.from({ length: 5 }, () => deliver(db, service.transport, { now }));
  await Promise.all(runs);
  expect(service.sent).toHaveLength(1);
});

test("a mail with the key of another one isn't stored", async () => {
  const { db, to, queued } = await newReader();
  const service = new Service();
  service.works = false;
  const key = crypto.randomUUID();
  await sendMail(db, service.transport, { ...queued, key });
  await sendMail(db, service.transport, { ...queued, key });
  expect(await storedFor(to)).toHaveLength(1);
});

test("an expired mail is never sent", async () => {
  const { db, to, queued, now } = await newReader();
  const service = new Service();
  service.works = false;
  await sendMail(db, service.transport, { ...queued, expiresAt: now + 60 * minute });
  service.works = true;
  await deliver(db, service.transport, { now: now + 61 * minute });
  expect(service.sent).toEqual([]);
  await forgetOldMails(db, now + 61 * minute);
  expect(await storedFor(to)).toEqual([]);
});

test("one run sends a bounded number of mails, the next one goes on", async () => {
  const { db, to, queued, now } = await newReader();
  for (let count = 0; count < 60; count += 1) await queueMail(db, queued);
  const service = new Service();
  await deliver(db, service.transport, { now });
  expect(service.sent).toHaveLength(50);
  await deliver(db, service.transport, { now });
  expect(service.sent).toHaveLength(60);
  expect(await storedFor(to)).toEqual([]);
});

test("a person sees only failures of mails to them", async () => {
  const { db, queued } = await newReader();
  const service = new Service();
  service.works = false;
  await sendMail(db, service.transport, queued);
  const other = await newPerson();
  expect(await other.account.mail.status()).toMatchObject({ waiting: 0, failure: null });
});

test("a local mailbox keeps the test mail that somebody sends to themselves", async () => {
  const { db, account } = await newReader();
  const { to, sent } = await account.mail.test();
  expect(sent).toBe(true);
  const [kept] = await readMailbox(db);
  expect(kept).toMatchObject({ to, subject: "Test mail from Kith" });
});
