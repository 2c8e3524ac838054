import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { pages } from "./pages.ts";
import { expect, test } from "./person.ts";

/** Pages whose heading is being edited, and so is missing. */
const withoutHeading = ["details that are being edited", "a deal's details that are being edited"];

/** The rules of axe whose results depend on colours; all others find the same in the dark. */
const colourRules = ["color-contrast", "link-in-text-block"];

async function faultsOn(page: Page, name: string, scheme: "light" | "dark"): Promise<string[]> {
  // In one frame, so that axe opens no second page to combine results.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({
    resultTypes: ["violations"],
    ...(scheme === "dark" ? { runOnly: colourRules } : {}),
  });
  if (withoutHeading.includes(name)) axe.disableRules("page-has-heading-one");
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

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

test.use({ viewport: phone });

for (const [name, visit] of pages) {
  test(`anybody can use ${name}, on a phone and a wide screen, in light and in dark`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await visit(page);
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport);
      // A bar at the bottom covers half of what is at its edge until the page is scrolled.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsOn(page, name, colorScheme), colorScheme).toEqual([]);
      }
      expect(await smallTargets(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
    }
    await page.setViewportSize({ width: 320, height: 740 });
    expect(await overhang(page)).toBe(0);
  });
}
