import { gzipSync } from "node:zlib";
import { addContacts, expect, signUp, test } from "./person.ts";

/** What a page may bring of JavaScript until it is idle, gzipped, in bytes: 109 kB of the framework and 18 of ours. */
const budget = 127_000;

test("@javascript the list of contacts brings at most 127 kB of JavaScript, and no client of the api", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({ firstName: `Person ${index}`, tags: ["Lead"] })),
  );
  const scripts: { url: string; weight: number; text: string }[] = [];
  const weighing: Promise<void>[] = [];
  page.on("response", (response) => {
    if (!response.headers()["content-type"]?.includes("javascript")) return;
    const weigh = async () => {
      const body = await response.body();
      const weight = gzipSync(body).byteLength;
      scripts.push({ url: response.url(), weight, text: body.toString() });
    };
    weighing.push(weigh());
  });
  const html = await (await page.request.get("/contacts")).text();
  expect(html.match(/class="row-link"/g)).toHaveLength(50);
  await page.goto("/contacts", { waitUntil: "networkidle" });
  await Promise.all(weighing);
  const sum = scripts.reduce((total, { weight }) => total + weight, 0);
  test.info().annotations.push({ type: "bytes of JavaScript", description: String(sum) });
  const heaviest = scripts.map(({ url, weight }) => `${weight} ${url}`).sort();
  expect(sum, heaviest.join("\n")).toBeLessThanOrEqual(budget);
  expect(scripts.filter(({ text }) => text.includes("TRPCClientError"))).toEqual([]);
  expect(sum, "some JavaScript came at all").toBeGreaterThan(50_000);
});
