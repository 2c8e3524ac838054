import { gzipSync } from "node:zlib";
import { addContacts, expect, signUp, test } from "./person.ts";

/** What the list may bring of our own JavaScript until it is idle, beyond React and its router, gzipped, in bytes. */
const budget = 18_000;

test("the list of contacts brings at most 18 kB of our own JavaScript, and no client of the api", async ({
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
  // React and its router, the script with which they start, and what joins the files that the bundler makes.
  const isFramework = ({ url }: { url: string }) =>
    /\/(framework|entry\.client|rolldown-runtime)-[^/]*\.js$/.test(url);
  const own = scripts.filter((script) => !isFramework(script));
  const sum = own.reduce((total, { weight }) => total + weight, 0);
  test.info().annotations.push({ type: "bytes of our own JavaScript", description: String(sum) });
  const heaviest = own.map(({ url, weight }) => `${weight} ${url}`).sort();
  expect(sum, heaviest.join("\n")).toBeLessThanOrEqual(budget);
  expect(own.filter(({ text }) => text.includes("TRPCClientError"))).toEqual([]);
  expect(scripts.filter(isFramework), "the framework came in files of its own").toHaveLength(3);
  expect(own.length, "some JavaScript of our own came at all").toBeGreaterThan(1);
});
