/** Each declaration of a stylesheet, without comments: its property and its value. */
function declarationsOf(css: string): { property: string; value: string }[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const found = plain.matchAll(/(?<=[{;}]\s*)([\w-]+):\s*([^;{}]+);/g);
  return Array.from(found, ([, property = "", value = ""]) => ({
    property,
    value: value.replace(/\s+/g, " ").trim(),
  }));
}

/** A length that no token names; parts of the window and of the line's height are no lengths of a scale. */
const rawLength = /(?<![\w-])-?\d*\.?\d+(px|rem|em|ch|pt)\b/;

/** What is off the scale on purpose, by file. */
const allowed: Record<string, string[]> = {
  // A pixel that only screen readers find.
  "app/ui/base.css": ["margin: -1px"],
  // The largest words of the first page, which grow with the window.
  "app/routes/home.css": ["font-size: clamp(34px, 6vw, 60px)"],
  // Its text is for screen readers: an icon shows it.
  "app/components/board/board.css": ["font-size: 0"],
};

function isOff(property: string, value: string): boolean {
  if (property === "font-size") return !/^(var\(--text-\w+\)|inherit)$/.test(value);
  if (property === "font") return rawLength.test(value.replace(/\/ ?\S+/, ""));
  if (/^(margin|padding|gap|row-gap|column-gap)\b/.test(property)) return rawLength.test(value);
  return /^border\b/.test(property) && /^1px solid var\(--line(-strong)?\)$/.test(value);
}

/**
 * The declarations of stylesheets, by path, that are off the scale: sizes of type, distances and borders that
 * are written out instead of named by a token, and tokens of a scale that nobody has declared.
 */
export function offScale(sheets: Record<string, string>): string[] {
  const all = Object.entries(sheets).flatMap(([path, css]) =>
    declarationsOf(css).map((each) => ({ path, ...each })),
  );
  const declared = new Set(all.map(({ property }) => property));
  return all
    .filter(({ path, property, value }) => {
      const used = Array.from(value.matchAll(/var\((--(?:text|space|border)[\w-]*)\)/g));
      if (used.some(([, token = ""]) => !declared.has(token))) return true;
      const isAllowed = allowed[path]?.includes(`${property}: ${value}`) ?? false;
      return isOff(property, value) && !isAllowed && !property.startsWith("--");
    })
    .map(({ path, property, value }) => `${path}: ${property}: ${value}`);
}

/** The tokens of a scale that a stylesheet declares, by their prefix, in order. */
export function tokensIn(css: string, prefix: string): string[] {
  return declarationsOf(css)
    .filter(({ property }) => property.startsWith(prefix))
    .map(({ value }) => value);
}
