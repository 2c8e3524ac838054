import { normalizePath, type Rolldown } from "vite";

type NameOfChunk = Exclude<Rolldown.CodeSplittingGroup["name"], string>;

/**
 * Names a chunk of all that any of these modules imports, directly or through others, or that several of
 * them share; each is given by its path. What a module imports lazily stays apart.
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

/** Where a module is in the sources; a route is imported with a query of the framework's. */
function pathOf(id: string): string {
  return id.replace(`${normalizePath(process.cwd())}/`, "").replace(/\?.*/, "");
}
