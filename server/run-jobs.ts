import { logFault } from "#domain/fault-line.ts";

/**
 * Runs each job in turn, also after one that has failed, which is logged. Throws an error with the names
 * of those that failed once all have run.
 */
export async function runJobs(jobs: Record<string, () => Promise<unknown>>): Promise<void> {
  const failed: string[] = [];
  for (const [name, run] of Object.entries(jobs)) {
    try {
      await run();
    } catch (error) {
      logFault(error);
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(", ")}.`);
}
