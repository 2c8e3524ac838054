import { cyclesOf, importsOf, resolve, type Sources } from "./imports.ts";

interface Floor {
  /** Which files stand on it. */
  files: RegExp;
  /** What they may import: files by their path, packages by their name. */
  mayImport: RegExp;
}

const roof = "server/(trpc|transformer|auth|auth-endpoints|context|api)\\.ts";

/** The house from the ground up; the first floor whose files fit is a file's floor. */
const floors: Floor[] = [
  { files: /^server\/domain\/(.+[-/])?inputs?\.ts$/, mayImport: /^(server\/domain\/.+|zod)$/ },
  { files: /^server\/domain\//, mayImport: /^server\/domain\/(?!(.+[-/])?inputs?\.ts)/ },
  {
    files: /^server\/db\//,
    mayImport: /^(server\/(db|domain)\/.+|drizzle-orm(\/.+)?|node:async_hooks)$/,
  },
  {
    files: /^server\/services\//,
    mayImport:
      /^(server\/(services|db|domain)\/.+|(?!server\/|app\/|@trpc\/|superjson|react)[^/].*)$/,
  },
  {
    files: /^server\/routers\//,
    mayImport: /^server\/((routers|services|domain)\/.+|trpc\.ts)$/,
  },
  {
    files: new RegExp(`^${roof}$`),
    mayImport: new RegExp(
      `^(${roof}|server/(routers/root\\.ts|(services|db|domain)/.+)|(?!server/|app/|react).+)$`,
    ),
  },
  { files: /^server\/(testing|commands)\//, mayImport: /^(?!app\/|react)/ },
];

function crossings(file: string, source: string): string[] {
  const imports = importsOf(source).map((each) => ({ ...each, path: resolve(file, each.from) }));
  if (file.startsWith("app/")) {
    if (file === "app/entry.worker.ts") return [];
    return imports
      .filter(({ path, typeOnly }) => /^server\/(?!domain\/)/.test(path) && !typeOnly)
      .map(({ from }) => `${file} imports values of ${from}`);
  }
  const floor = floors.find(({ files }) => files.test(file));
  if (!floor) return [`${file} stands on no floor`];
  return imports
    .filter(({ path }) => !floor.mayImport.test(path))
    .map(({ from }) => `${file} imports ${from}`);
}

/** A barrel has nothing of its own: each of its statements passes something on. */
function isBarrel(source: string): boolean {
  const text = source.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, "");
  const rest = text
    .replace(
      /^\s*export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*(from\s*["'][^"']+["'])?\s*;?/gm,
      "",
    )
    .replace(/^\s*import\b[^;]*?["'][^"']+["']\s*;?/gm, "");
  return /\bexport\b/.test(text) && rest.trim() === "";
}

/** The entries of Workers, whose handlers workerd looks for in the default export. */
const workers = ["server/testing/worker.ts", "server/commands/edge.mjs"];

/** Everything that is wrong with where these files stand and what they reach for; tests are free. */
export function wrongsIn(all: Sources): string[] {
  const entries = Object.entries(all).filter(([file]) => !/\.test\.tsx?$|\.d\.ts$/.test(file));
  const sources = Object.fromEntries(entries);
  const ofServer = entries.filter(([file]) => file.startsWith("server/"));
  return [
    ...entries.flatMap(([file, source]) => crossings(file, source)),
    ...cyclesOf(sources).map((cycle) => `a circle: ${cycle.join(" -> ")}`),
    ...entries.filter(([, source]) => isBarrel(source)).map(([file]) => `${file} is a barrel`),
    ...ofServer
      .filter(([file, source]) => !workers.includes(file) && hasDefaultExport(source))
      .map(([file]) => `${file} has a default export`),
  ];
}

function hasDefaultExport(source: string): boolean {
  return /^\s*export\s+default\b|\bas\s+default\b/m.test(source);
}
