import type { Page } from "playwright/test";
import { faultsOn } from "./axe.ts";
import { pages } from "./pages.ts";
import { anyAddress, test as base, expect, saveData, withoutComplaints } from "./person.ts";

/** Pages whose heading is being edited, and so is missing. */
const withoutHeading = ["details that are being edited", "a deal's details that are being edited"];

/** Pressable elements smaller than 24 by 24 pixels, except links within a sentence. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.locator("a, button, select, input:not([type=hidden]), summary").evaluateAll((all) =>
    all.flatMap((element) => {
      const target = element.closest("label") ?? element;
      const { width, height } = target.getBoundingClientRect();
      // The table behind a chart has the links of its bars.
      const inSentence = element.matches("p a, dd a, td a, th a, svg a");
      const hidden = width === 0 || !element.checkVisibility() || element.matches(".skip-link");
      const small = width < 24 || height < 24;
      return small && !inSentence && !hidden ? [`${element.outerHTML} ${width} x ${height}`] : [];
    }),
  );
}

/** How far a page scrolls sideways, in pixels. */
async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };

/**
 * Tests with one tab for each worker: a new tab would compile React and axe-core again for every page,
 * which takes longer than their checks. What a test before has stored there matters to none of them.
 */
const test = base.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, worker) => {
      const context = await browser.newContext({
        baseURL: worker.project.use.baseURL,
        extraHTTPHeaders: { "cf-connecting-ip": anyAddress() },
      });
      await context.addInitScript(saveData);
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ tab }, use) => {
    await tab.context().clearCookies();
    await tab.setViewportSize(phone);
    await withoutComplaints(tab, use);
  },
});

/** Each page in both schemes and sizes, and every other page in the other two of the four combinations. */
const schemes = [
  { onPhone: "light", onDesktop: "dark" },
  { onPhone: "dark", onDesktop: "light" },
] as const;

pages.forEach(([name, visit], index) => {
  const { onPhone, onDesktop } = schemes[index % 2] ?? schemes[0];
  test(`anybody can use ${name}, on a phone and a wide screen, in light and in dark`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: onPhone, reducedMotion: "reduce" });
    await visit(page);
    const withoutRules = withoutHeading.includes(name) ? ["page-has-heading-one"] : [];
    for (const [viewport, colorScheme] of [
      [phone, onPhone],
      [desktop, onDesktop],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // A bar at the bottom covers half of what is at its edge until the page is scrolled.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      expect(await faultsOn(page, withoutRules), colorScheme).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
    }
    await page.setViewportSize({ width: 320, height: 740 });
    expect(await overhang(page)).toBe(0);
  });
});
