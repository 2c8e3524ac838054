import { normalizePath, type Rolldown } from "vite";

type NameOfChunk = Exclude<Rolldown.CodeSplittingGroup["name"], string>;

/**
 * Names a chunk of everything that any of these modules imports, directly or indirectly, or that
 * several of them share; each module is given by its path. Lazy imports stay separate.
 */
export function loadedWith(chunk: string, ...modules: (string | readonly string[])[]): NameOfChunk {
  return (id, graph) => {
    const importers = new Set([id]);
    const paths = new Set<string>();
    for (const each of importers) {
      paths.add(pathOf(each));
      for (const importer of graph.getModuleInfo(each)?.importers ?? []) importers.add(importer);
    }
    const isIn = modules.some((sharing) => [sharing].flat().every((path) => paths.has(path)));
    return isIn ? chunk : null;
  };
}

/** The path of a module's source; the framework imports routes with a query. */
function pathOf(id: string): string {
  return id.replace(`${normalizePath(process.cwd())}/`, "").replace(/\?.*/, "");
}
