/** One import or re-export of a source file. */
export interface Import {
  /** The specifier as written. */
  from: string;
  /** Whether it imports types only, and so nothing at run time. */
  typeOnly: boolean;
}

/** Source files by their path from the top of the repository. */
export type Sources = Record<string, string>;

const statements =
  /^[ \t]*(?:import|export)\b(?<clause>[^'"`;=(]*?\bfrom\s*|\s*)(?<quote>["'])(?<from>[^"'\n]+)\k<quote>/gm;
const dynamic = /\bimport\(\s*["'](?<from>[^"'\n]+)["']\s*\)/g;

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^[ \t]*\/\/.*$/gm, "");
}

/** What a source file imports. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source);
  const fixed = [...text.matchAll(statements)].map(({ groups }) => ({
    from: groups?.from ?? "",
    // An import { type A } still runs the file that it names: only import type has no effect at run
    // time.
    typeOnly: /^\s*type\b(?!\s+from\b)/.test(groups?.clause ?? ""),
  }));
  const later = [...text.matchAll(dynamic)].map(({ groups }) => ({
    from: groups?.from ?? "",
    typeOnly: false,
  }));
  return [...fixed, ...later];
}

/** The path of a file that `importer` imports, or the package's name. */
export function resolve(importer: string, from: string): string {
  const alias = /^#(app|server|domain)\/(.*)$/.exec(from);
  if (alias) return `${alias[1] === "domain" ? "server/domain" : alias[1]}/${alias[2]}`;
  if (!from.startsWith(".")) return from;
  const path = new URL(from, `file:///${importer}`).pathname.slice(1);
  return path.replace(/\?.*$/, "");
}

/** Files that import each other in a cycle; imports of types count as well. */
export function cyclesOf(sources: Sources): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  function visit(file: string, trail: string[]): void {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file]);
      return;
    }
    if (done.has(file)) return;
    const source = sources[file];
    if (source === undefined) return;
    for (const { from } of importsOf(source)) visit(resolve(file, from), [...trail, file]);
    done.add(file);
  }
  for (const file of Object.keys(sources)) visit(file, []);
  return cycles;
}
