import { daysInTrash } from "#domain/trash.ts";
import { openDatabase } from "./db/client.ts";
import { deploymentOf } from "./deployment.ts";
import { budgetOfRun } from "./services/backup/budget.ts";
import { forgetFailedBackups } from "./services/backup/ending.ts";
import { runBackups } from "./services/backup/run.ts";
import { deleteAccounts } from "./services/deletion/delete-accounts.ts";
import { makeDigests } from "./services/digest/send.ts";
import { removeObjects } from "./services/file/objects.ts";
import { forgetOldImports } from "./services/import/draft.ts";
import { refreshKeys } from "./services/key-refresh.ts";
import { deliver, forgetOldMails } from "./services/mail/queue.ts";
import { forgetOldSessions } from "./services/old-sessions.ts";
import { forgetOldVerifications } from "./services/old-verifications.ts";
import { forgetOldTries } from "./services/password-tries.ts";
import { expireTrash } from "./services/trash-purge.ts";

/** What the crons of wrangler.toml run, each by its name in the log. */
type Jobs = Record<string, () => Promise<unknown>>;

/** The expression of wrangler.toml by which mail is sent and backups are written; the other one cleans up what can wait. */
export const mailCron = "*/5 * * * *";

/**
 * Makes the digests that are due at `now` (unix milliseconds), sends what is queued, deletes links and forms that
 * have expired, and goes on with backups.
 */
export function mailJobs(env: Cloudflare.Env, now: number): Jobs {
  const { mail, mailFault, secret, files } = deploymentOf(env, "");
  if (mailFault) console.error(mailFault);
  const db = openDatabase(env.DB);
  return {
    ...(mail && { digests: () => makeDigests(db, { secret, now }) }),
    mail: () => deliver(db, mail, { now }),
    verifications: () => forgetOldVerifications(db, now),
    ...(files && { backups: () => runBackups(db, files, now, budgetOfRun()) }),
  };
}

/** How many slices of keys and of objects one run looks at. */
const slicesOfRun = 10;

/** Recomputes stored keys, and permanently deletes what is old at `now` (unix milliseconds). */
export function cleanUpJobs(env: Cloudflare.Env, now: number): Jobs {
  const db = openDatabase(env.DB);
  const { files } = deploymentOf(env, "");
  return {
    keys: () => refreshKeys(db, slicesOfRun),
    tries: () => forgetOldTries(db, now),
    sessions: () => forgetOldSessions(db, now),
    mails: () => forgetOldMails(db, now),
    backups: () => forgetFailedBackups(db, now),
    accounts: () => deleteAccounts(db, now),
    imports: () => forgetOldImports(db, now),
    trash: () => emptyTrash(env, now),
    ...(files && { files: () => removeObjects(db, files, now, slicesOfRun) }),
  };
}

async function emptyTrash({ DB }: Cloudflare.Env, now: number): Promise<void> {
  const { purged } = await expireTrash(openDatabase(DB), now);
  const report = `Deleted permanently after ${daysInTrash} days in Trash: ${purged} records.`;
  if (purged > 0) console.log(report);
}
