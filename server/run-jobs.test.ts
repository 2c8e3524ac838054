import { expect, onTestFinished, test, vi } from "vitest";
import { runJobs } from "./run-jobs.ts";

test("a job that fails keeps no other from running, and the log has no values of it", async () => {
  const lines: string[] = [];
  const spy = vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
  onTestFinished(() => void spy.mockRestore());
  const ran: string[] = [];
  const jobs = {
    first: async () => void ran.push("first"),
    second: async () => {
      throw new Error("Failed query: delete from mails\nparams: ann@example.com");
    },
    third: async () => void ran.push("third"),
  };
  await expect(runJobs(jobs)).rejects.toThrow("Failed: second.");
  expect(ran).toEqual(["first", "third"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("ann@example.com");
});
