import { href, redirect } from "react-router";
import type { AccountApi } from "#server/api.ts";

/**
 * The most calls of one request, of ten slices each: D1 takes 1,000 queries a request. A longer file goes on
 * on the page that shows its progress.
 */
const mostCalls = 2;

/** Imports a file as its steps suggest. */
export async function runSuggested(account: AccountApi, id: number): Promise<void> {
  for (let call = 0; call < mostCalls; call += 1) {
    const { done, parts } = await account.import.run({ id });
    if (done >= parts) return;
  }
  throw redirect(`${href("/import/:id/run", { id: String(id) })}?continue`);
}
