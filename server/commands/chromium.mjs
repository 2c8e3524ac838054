// @ts-check
import { existsSync } from "node:fs";
import { run, succeeds } from "./run.mjs";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium for the tests: CHROMIUM_PATH, Playwright's own, or the system's. */
async function findChromium() {
  const { chromium } = await import("playwright");
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...systemBrowsers];
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path));
}

/** The path of a Chromium, installed first where there is none: Playwright's own, else Debian's. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log("No Chromium found: installing one for the tests.");
  if (!(await succeeds("playwright", ["install", "--with-deps", "chromium"]))) {
    await succeeds("apt-get", ["update"]);
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  }
  const installed = await findChromium();
  if (installed) return installed;
  console.error("No Chromium could be installed. Install one and name it in CHROMIUM_PATH.");
  return process.exit(1);
}
