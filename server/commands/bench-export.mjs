// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { Visitor } from "./bench-visitor.mjs";

const files = [
  "/contacts/export.csv",
  "/contacts/export.xlsx",
  "/contacts/export.json",
  "/contacts/export.vcf",
  "/export.zip",
];

/** How often the memory is read, in milliseconds. */
const pause = 100;

/**
 * Downloads exports of a workspace: rows a second, and how much more memory the Worker takes meanwhile
 * than before the first of them.
 * @param {string} origin
 * @param {number} size
 * @returns {AsyncGenerator<string[]>}
 */
export async function* exportTable(origin, size) {
  const visitor = await Visitor.of(origin, size);
  yield [
    `export of ${size.toLocaleString("en")} contacts`,
    "MB",
    "seconds",
    "rows/s",
    "memory, MB",
  ];
  await bytesOf(await visitor.send("/contacts/export.csv?id=1"));
  const before = memoryOfWorker();
  for (const path of files) {
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, memoryOfWorker());
    }, pause);
    const begun = performance.now();
    const bytes = await bytesOf(await visitor.send(path));
    const seconds = (performance.now() - begun) / 1_000;
    clearInterval(watch);
    yield [
      path,
      (bytes / 1e6).toFixed(1),
      seconds.toFixed(1),
      Math.round(size / seconds).toLocaleString("en"),
      most === 0 ? "" : `+${Math.max(0, Math.round((most - before) / 1e6))}`,
    ];
  }
}

/** The length of an answer, which isn't kept. @param {Response} answer */
async function bytesOf({ body }) {
  let bytes = 0;
  for await (const chunk of body ?? []) bytes += chunk.byteLength;
  return bytes;
}

/** The resident memory of workerd, which this process has started; 0 where there is no /proc. */
function memoryOfWorker() {
  try {
    const own = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const sizes = own.flatMap((pid) => {
      const status = statusOf(pid);
      const isWorker = /^Name:\s+workerd/m.test(status);
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      if (!isWorker || parent !== process.pid) return [];
      return [1_024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0)];
    });
    return Math.max(0, ...sizes);
  } catch {
    return 0;
  }
}

/** @param {string} pid */
function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
