import ts from "typescript";

/** A text in a source file that people may read, and its line. */
export interface Spoken {
  text: string;
  line: number;
}

/**
 * The texts of a source file: words between tags, and strings that read as words. Left out are comments,
 * SQL, class names, and strings that are names in code, which neither start with a capital nor have a space.
 */
export function spokenIn(path: string, source: string): Spoken[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest);
  const found: Spoken[] = [];
  function visit(node: ts.Node): void {
    if (isUnspoken(node, file)) return;
    const text = textOf(node);
    if (text !== undefined) {
      const start = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ text: text.trim().replace(/\s+/g, " "), line: start.line + 1 });
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found.filter(({ text }) => /[A-Za-z]/.test(text));
}

function isUnspoken(node: ts.Node, file: ts.SourceFile): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isTaggedTemplateExpression(node)) return true;
  return ts.isJsxAttribute(node) && node.name.getText(file) === "className";
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
  }
  if (!ts.isStringLiteralLike(node)) return undefined;
  return /^[A-Z]|\s/.test(node.text) ? node.text : undefined;
}
