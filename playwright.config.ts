import { defineConfig } from "playwright/test";

const port = Number(process.env.PORT ?? 4199);

const wide = { viewport: { width: 1280, height: 800 } };

/** Scenarios run against the built Worker with its own database, each as a new person. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".wrangler/e2e-results",
  fullyParallel: true,
  // One more than a small machine has cores: some of the time a test waits for its page.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // What passes only then is listed as flaky, and is to be mended.
  retries: 1,
  // Long enough for a busy machine.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: "line",
  use: {
    actionTimeout: 60_000,
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_SHELL_PATH ?? process.env.CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  // A scenario runs once, with JavaScript on a wide screen, unless its tags name where it runs.
  projects: [
    { name: "with JavaScript", grep: /@javascript|^(?!.*@(no-javascript|phone))/, use: wide },
    {
      name: "without JavaScript",
      grep: /@no-javascript/,
      use: { ...wide, javaScriptEnabled: false },
    },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: "node e2e/server.mjs",
    env: { PORT: String(port) },
    // The test accounts are ready once the site is.
    url: `http://localhost:${port + 1}`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
