// @ts-check
import { existsSync } from "node:fs";
import { succeeds } from "./run.mjs";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The paths of a full Chromium and of a headless shell; installs them first if one is missing. The
 * shell takes half the time, and is enough for all tests except those of pages that a browser keeps
 * in memory. CHROMIUM_PATH names a full one, which also replaces a missing shell.
 */
export async function ensureChromium() {
  const found = await findChromium();
  const isComplete = found.browser !== undefined && found.shell !== undefined;
  const { browser, shell } = isComplete ? found : await installChromium(found.browser);
  if (browser) return { browser, shell: shell ?? browser };
  console.error("No Chromium could be installed. Install one and name it in CHROMIUM_PATH.");
  return process.exit(1);
}

async function findChromium() {
  const { chromium } = await import("playwright");
  return {
    browser: firstThere([process.env.CHROMIUM_PATH, chromium.executablePath(), ...systemBrowsers]),
    shell: firstThere([await playwrightShell(), "/usr/bin/chromium-headless-shell"]),
  };
}

/** @param {(string | undefined)[]} paths */
function firstThere(paths) {
  return paths.find((path) => path !== undefined && path !== "" && existsSync(path));
}

/** The path of Playwright's own headless shell, which Playwright reveals only while one runs. */
async function playwrightShell() {
  const { chromium } = await import("playwright");
  try {
    const server = await chromium.launchServer({ args: ["--no-sandbox"] });
    await server.close();
    return server.process().spawnfile;
  } catch {
    return undefined;
  }
}

/**
 * Installs both, Playwright's or else Debian's.
 * @param {string | undefined} browser an installed one
 */
async function installChromium(browser) {
  console.log("Installing Chromium for the tests.");
  // If one browser runs, the libraries that it needs are installed.
  const libraries = browser ? [] : ["--with-deps"];
  if (!(await succeeds("playwright", ["install", ...libraries, "chromium"]))) {
    await succeeds("apt-get", ["update"]);
    for (const name of ["chromium", "chromium-headless-shell"]) {
      await succeeds("apt-get", ["install", "-y", "--no-install-recommends", name]);
    }
  }
  return findChromium();
}
