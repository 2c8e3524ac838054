import axe from "axe-core";
import type { Page } from "playwright/test";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** What axe-core finds on a page as it is now, except by these rules. */
export async function faultsOn(page: Page, withoutRules: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const options = {
    resultTypes: ["violations" as const],
    rules: Object.fromEntries(withoutRules.map((rule) => [rule, { enabled: false }])),
  };
  const found = await page.evaluate((given) => window.axe?.run(given), options);
  if (!found) throw new Error("The page has left");
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
