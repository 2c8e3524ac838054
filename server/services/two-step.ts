import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt } from "better-auth/crypto";
import { and, eq, gte, lt } from "drizzle-orm";
import { twoFactor, user, verification } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";
import type { Owner } from "../db/owner.ts";

/*
 * The second step of signing in, which Better Auth stores: encrypted with the secret of the
 * deployment.
 */

/** Whether the owner signs in by two steps, and how many recovery codes are unused. */
export interface TwoStep {
  isOn: boolean;
  codesLeft: number;
}

export async function readTwoStep(owner: Owner, secret: string): Promise<TwoStep> {
  const row = await readRow(owner);
  if (!row?.verified) return { isOn: false, codesLeft: 0 };
  const codes = await ifReadable(codesIn(row, secret));
  return { isOn: true, codesLeft: codes?.length ?? 0 };
}

/** What an app is set up with, and the recovery codes that go with it. */
export interface SetUp {
  /** The URL that a QR code shows (otpauth). */
  uri: string;
  /** The same secret to be typed, in base 32. */
  key: string;
  codes: string[];
}

/**
 * The set-up that a code from the app is still to confirm; null if there is none, or if it was begun under
 * another secret.
 */
export async function readSetUp(owner: Owner, secret: string): Promise<SetUp | null> {
  const row = await readRow(owner);
  if (!row || row.verified) return null;
  const shared = await ifReadable(symmetricDecrypt({ key: secret, data: row.secret }));
  if (shared === null) return null;
  const uri = createOTP(shared).url("Kith", row.email);
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return { uri, key, codes: await codesIn(row, secret) };
}

async function readRow({ db, userId }: Owner) {
  const { verified, secret, backupCodes } = twoFactor;
  const [[row]] = await batch(db, [
    db
      .select({ verified, secret, backupCodes, email: user.email })
      .from(twoFactor)
      .innerJoin(user, eq(user.id, twoFactor.userId))
      .where(eq(twoFactor.userId, userId)),
  ]);
  return row;
}

async function codesIn(row: { backupCodes: string }, secret: string): Promise<string[]> {
  const text = await symmetricDecrypt({ key: secret, data: row.backupCodes });
  return JSON.parse(text) as string[];
}

/** Whether an error says that something was encrypted under another secret than the present one. */
export function isOfOtherSecret(error: unknown): boolean {
  return error instanceof Error && error.message === "invalid tag";
}

/** What was decrypted; null if that takes another secret. */
function ifReadable<Value>(decrypting: Promise<Value>): Promise<Value | null> {
  return decrypting.catch((error) => {
    if (isOfOtherSecret(error)) return null;
    throw error;
  });
}

/** Better Auth stores the devices that skip the second step under this prefix. */
const trusted = { from: "trust-device-", to: "trust-device." };

/** The statement by which every device of a person needs the second step again. */
export function trustDeletion(db: Database, userId: number) {
  const { identifier, value } = verification;
  return db
    .delete(verification)
    .where(
      and(gte(identifier, trusted.from), lt(identifier, trusted.to), eq(value, String(userId))),
    );
}

/** Makes every device of a person need the second step again. */
export async function forgetTrust(db: Database, userId: number): Promise<void> {
  await trustDeletion(db, userId);
}
