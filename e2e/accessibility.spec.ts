import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "./person.ts";
import { places } from "./places.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

async function faultsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** What is pressed and smaller than 24 by 24 pixels, links within a sentence apart. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.locator("a, button, select, input:not([type=hidden]), summary").evaluateAll((all) =>
    all.flatMap((element) => {
      const target = element.closest("label") ?? element;
      const { width, height } = target.getBoundingClientRect();
      const inSentence = element.matches("p a, dd a, td a, th a");
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

for (const [name, visit] of places) {
  test(`@javascript anybody can use ${name}, in light and in dark, without scrolling sideways`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await visit(page);
    // A bar at the foot covers half of what stands at its edge until the page is scrolled.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await faultsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    expect(await faultsOn(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.setViewportSize({ width: 320, height: 740 });
    expect(await overhang(page)).toBe(0);
  });
}
