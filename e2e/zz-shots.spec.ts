import { pages } from "./pages.ts";
import { call, signUp, test } from "./person.ts";

test("shots", async ({ page }) => {
  await signUp(page);
  await call(page, "sample.load", {});
  const { items } = await call<{ items: { id: number; firstName: string }[] }>(page, "contact.list", {}, "read");
  const sarah = items.find(({ firstName }) => firstName === "Sarah")?.id;
  const { items: acts } = await call<{ items: { id: number; contactId: number }[] }>(page, "activity.list", { contactId: sarah }, "read");
  const deals = await call<{ items: { id: number; title: string }[] }>(page, "deal.list", {}, "read");
  const deal = deals.items.find(({ title }) => title === "Consulting Package")?.id;
  const urls: [string, string][] = [
    ["contact", `/contacts/${sarah}`],
    ["next", `/contacts/${sarah}?logged=${acts[0]?.id}`],
    ["deal", `/deals/${deal}`],
    ["edit", `/activities/${acts[0]?.id}`],
  ];
  for (const [name, url] of urls) {
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const width of [1280, 360]) {
        if (scheme === "dark" && (name === "edit" || name === "deal")) continue;
        await page.setViewportSize({ width, height: 900 });
        await page.goto(url);
        await page.screenshot({ path: `/tmp/act-${name}-${width}-${scheme}.png`, fullPage: true });
      }
    }
  }
});
void pages;
