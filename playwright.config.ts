import { defineConfig } from "playwright/test";

const port = Number(process.env.PORT ?? 4199);

/** Scenarios run against the built Worker with a database of its own, each as a new person. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".wrangler/e2e-results",
  fullyParallel: true,
  workers: 2,
  // One scenario of the board on a phone misses its message now and then: a second try is shown as flaky.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
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
    command: "node server/commands/start.mjs",
    // Each test comes from an address of its own, since sign-ups are throttled by address.
    env: { PORT: String(port), KITH_STATE: ".wrangler/e2e", KITH_TRUST_CLIENT_ADDRESS: "yes" },
    url: `http://localhost:${port}/sign-in`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
