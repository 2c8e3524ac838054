import { normalizePath, type Rolldown } from "vite";

type NameOfChunk = Exclude<Rolldown.CodeSplittingGroup["name"], string>;
type Graph = Parameters<NameOfChunk>[1];

/**
 * Names a chunk of everything that any of these modules imports, directly or indirectly, or that
 * several of them share; each module is given by its path. Lazy imports stay separate.
 */
export function loadedWith(chunk: string, ...modules: (string | readonly string[])[]): NameOfChunk {
  return (id, graph) => {
    const paths = new Set(Array.from(importersOf(id, graph), pathOf));
    const isIn = modules.some((sharing) => [sharing].flat().every((path) => paths.has(path)));
    return isIn ? chunk : null;
  };
}

/** Names a chunk for each stylesheet, so that a page links only those that its own modules import. */
export function styleChunk(id: string): string | null {
  return /\/([^/]+)\.css$/.exec(id)?.[1] ?? null;
}

/** Some kinds of pages, each with the paths of its pages. */
type Kinds = Record<string, readonly string[]>;

/**
 * Chunks for pages of some kinds: what pages of several kinds and features share, what those of one feature
 * share, of one kind, or of both, and what one page has for itself. Forms need much that others don't,
 * and lists little, so what each of them shares with others is apart. The imports of a module are in its
 * own chunk or in an earlier one, so no chunks import each other in a circle.
 */
export function chunksOfPages(kinds: Kinds): { name: NameOfChunk }[] {
  const common = [commonWith("forms"), commonWith("lists"), commonChunk];
  return [...common, featureChunk, kindChunk, sharedChunk, pageChunk].map((chunkOf) => ({
    name: (id, graph) => {
      const pages = pagesAmong(importersOf(id, graph), graph);
      const later = pagesAmong(importersOf(id, graph, "later too"), graph);
      return chunkOf({ ...useOf(pages, kinds), isShared: later.length > 1 });
    },
  }));
}

/** Which pages import a module, and of which of the kinds and features they are. */
interface Use {
  pages: string[];
  kinds: string[];
  features: string[];
  /** Whether several pages import it, if only later. */
  isShared: boolean;
}

function useOf(pages: string[], all: Kinds): Omit<Use, "isShared"> {
  const ofKinds = Object.entries(all).map(([kind, its]) => ({
    kind,
    its: its.filter((page) => pages.includes(page)),
  }));
  const kinds = ofKinds.filter(({ its }) => its.length > 0).map(({ kind }) => kind);
  const features = new Set(ofKinds.flatMap(({ its }) => its.map(featureOf)));
  return { pages, kinds, features: [...features] };
}

function commonChunk({ kinds, features }: Use): string | null {
  return kinds.length < 2 || features.length < 2 ? null : "common";
}

/** Before the rest of what is common, which would else take along what it imports of this. */
function commonWith(kind: string): (use: Use) => string | null {
  return (use) => (commonChunk(use) && use.kinds.includes(kind) ? `common-${kind}` : null);
}

function featureChunk({ kinds, features }: Use): string | null {
  return kinds.length > 1 ? (features[0] ?? null) : null;
}

function kindChunk({ kinds, features }: Use): string | null {
  return features.length > 1 ? (kinds[0] ?? null) : null;
}

function sharedChunk({ isShared, kinds, features }: Use): string | null {
  return isShared && kinds.length > 0 ? [...features, ...kinds].join("-") : null;
}

/** "contacts-record-show" for app/routes/contacts/record/show.tsx. */
function pageChunk({ pages, kinds }: Use): string | null {
  const name = pages[0]?.replace(/^app\/routes\/|\.tsx?$/g, "").replaceAll("/", "-");
  return kinds.length > 0 ? (name ?? null) : null;
}

/** "contacts" for app/routes/contacts/record/show.tsx. */
function featureOf(page: string): string {
  return page.split("/")[2] ?? page;
}

/** The pages, which are the entries of the build, among some modules. */
function pagesAmong(modules: Set<string>, graph: Graph): string[] {
  const entries = [...modules].filter((id) => graph.getModuleInfo(id)?.isEntry);
  return [...new Set(entries.map(pathOf))];
}

/** The modules that import this one, directly or indirectly, and itself. */
function importersOf(
  id: string,
  graph: Graph,
  when: "at once" | "later too" = "at once",
): Set<string> {
  const importers = new Set([id]);
  for (const each of importers) {
    const info = graph.getModuleInfo(each);
    for (const importer of info?.importers ?? []) importers.add(importer);
    for (const importer of (when === "later too" && info?.dynamicImporters) || [])
      importers.add(importer);
  }
  return importers;
}

/** The path of a module's source; the framework imports routes with a query. */
function pathOf(id: string): string {
  return id.replace(`${normalizePath(process.cwd())}/`, "").replace(/\?.*/, "");
}
