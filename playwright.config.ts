import { defineConfig } from "playwright/test";

const port = Number(process.env.PORT ?? 4199);

/** Scenarios run against the built Worker with a database of its own, each as a new person. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".wrangler/e2e-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a machine that is busy with other work.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: "line",
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "with JavaScript", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "without JavaScript",
      grepInvert: /@javascript/,
      use: { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } },
    },
    {
      // What is laid out, pressed or dragged differently on a phone; every page's layout is measured
      // there by the accessibility spec. The rest would only repeat what a wide page has proven.
      name: "phone",
      testMatch:
        /(accessibility|board|bulk|contact-page|contacts|deal-page|deals|live-search|palette|scroll|story)\.spec\.ts$/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: "node e2e/server.mjs",
    env: { PORT: String(port) },
    // The accounts for tests are there once the site is.
    url: `http://localhost:${port + 1}`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
