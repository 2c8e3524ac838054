import { cyclesOf, importsOf, resolve, type Sources } from "./imports.ts";

interface Layer {
  /** Which files belong to it. */
  files: RegExp;
  /** What they may import: files by their path, packages by their name. */
  mayImport: RegExp;
}

const top =
  "server/(trpc|transformer|auth|auth-(adapter|confirm|device|endpoints|faults|link|passkey|proof|provider|provider-plugin|redeem|reset|return|sign-up|two-step|visit)|calendar-feed|context|api|deployment|dev-mailbox|health|run-jobs|scheduled-jobs|schema-check)\\.ts";

/** The layers from the bottom up; a file belongs to the first one whose pattern it matches. */
const layers: Layer[] = [
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
    files: new RegExp(`^${top}$`),
    mayImport: new RegExp(
      `^(${top}|server/(routers/(root|account|content)\\.ts|(services|db|domain)/.+)|(?!server/|app/|react).+)$`,
    ),
  },
  { files: /^server\/(testing|commands)\//, mayImport: /^(?!app\/|react)/ },
  {
    files: /^app\/ui\//,
    mayImport: /^(app\/ui\/|\.react-router\/icons\.svg$|(?!app\/|server\/|\.))/,
  },
  { files: /^app\/forms\//, mayImport: /^(?!app\/(components|routes)\/)/ },
  { files: /^app\/(components|files)\//, mayImport: /^(?!app\/routes\/)/ },
  // Pages share no code with pages of another feature, but the frame around them has its own
  // folder.
  {
    files: /^app\/routes\/signed-in\.tsx$/,
    mayImport: /^(?!app\/routes\/(?!shell\/|\+types\/|[\w-]+\.css$))/,
  },
  { files: /^app\/routes\//, mayImport: /^(?!app\/routes\/(?!\+types\/|[\w-]+\.css$))/ },
  // The table of the forms that open in dialogs, as app/routes.ts is the table of pages.
  { files: /^app\/form-pages\.ts$/, mayImport: /^(?!app\/(?!routes\/)|server\/)/ },
  { files: /^app\//, mayImport: /^(?!app\/routes\/)/ },
];

/** The folder of a file's feature: files in it may import each other. */
function featureOf(file: string): string | undefined {
  return /^app\/routes\/[^/]+\//.exec(file)?.[0];
}

function crossings(file: string, source: string): string[] {
  if (file === "app/entry.worker.ts") return [];
  const feature = featureOf(file);
  const imports = importsOf(source)
    .map((each) => ({ ...each, path: resolve(file, each.from) }))
    .filter(({ path }) => feature === undefined || !path.startsWith(feature));
  const values = file.startsWith("app/")
    ? imports.filter(({ path, typeOnly }) => /^server\/(?!domain\/)/.test(path) && !typeOnly)
    : [];
  const layer = layers.find(({ files }) => files.test(file));
  if (!layer) return [`${file} belongs to no layer`];
  const forbidden = imports.filter(({ path }) => !layer.mayImport.test(path));
  return [...new Set([...values, ...forbidden])].map(({ from }) => `${file} imports ${from}`);
}

/** A barrel has no code of its own: each of its statements re-exports something. */
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

/** The entries of Workers, in whose default export workerd looks for handlers. */
const workers = [
  "server/testing/worker.ts",
  "server/commands/edge.mjs",
  "server/commands/local-worker.mjs",
];

/**
 * Every import that its layer forbids, every cycle and barrel, and every default export of the
 * server; tests are exempt.
 */
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
