// @ts-check
import { existsSync } from "node:fs";
import { run, succeeds } from "./run.mjs";

/** Tests show no window, and a headless shell takes half the time of a whole browser. */
const debianShell = "/usr/bin/chromium-headless-shell";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a browser for the tests: CHROMIUM_PATH, else a headless shell, which is installed first
 * where there is none, else the system's Chromium.
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  const found = (await findShell()) ?? (await installShell()) ?? findBrowser();
  if (found) return found;
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  const installed = findBrowser();
  if (installed) return installed;
  console.error("No Chromium could be installed. Install one and name it in CHROMIUM_PATH.");
  return process.exit(1);
}

function findBrowser() {
  return systemBrowsers.find((path) => existsSync(path));
}

/** The path of Playwright's own headless shell or of Debian's. */
async function findShell() {
  const { chromium } = await import("playwright");
  try {
    const server = await chromium.launchServer({ args: ["--no-sandbox"] });
    await server.close();
    return server.process().spawnfile;
  } catch {
    return existsSync(debianShell) ? debianShell : undefined;
  }
}

/** Installs a headless shell, from Playwright or else from Debian; answers with its path. */
async function installShell() {
  console.log("Installing a headless Chromium for the tests.");
  // Where a Chromium runs, the libraries that one needs are there.
  const libraries = findBrowser() ? [] : ["--with-deps"];
  if (!(await succeeds("playwright", ["install", ...libraries, "--only-shell", "chromium"]))) {
    await succeeds("apt-get", ["update"]);
    await succeeds("apt-get", [
      "install",
      "-y",
      "--no-install-recommends",
      "chromium-headless-shell",
    ]);
  }
  return findShell();
}
