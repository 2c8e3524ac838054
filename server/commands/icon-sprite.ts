import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Plugin } from "vite";

const { resolve } = createRequire(import.meta.url);

/** How Lucide draws its icons. */
const strokes =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

/** Writes a sprite with these Lucide icons to `file`, from which Vite serves and builds it. */
export function iconSprite(file: string, names: readonly string[]): Plugin {
  return {
    name: "icon-sprite",
    configResolved() {
      mkdirSync(dirname(file), { recursive: true });
      const symbols = names.map(symbol).join("\n");
      writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols}\n</svg>\n`);
    },
  };
}

/** Lucide's drawing of an icon as a symbol that a page refers to by the icon's name. */
function symbol(name: string): string {
  return readFileSync(resolve(`lucide-static/icons/${name}.svg`), "utf8")
    .replace(/<!--.*?-->\s*/s, "")
    .replace(/^<svg[^>]*>/, `<symbol id="${name}" ${strokes}>`)
    .replace("</svg>", "</symbol>")
    .replace(/\s+/g, " ");
}
