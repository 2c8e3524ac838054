import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const router = "node_modules/react-router/dist/production/";

/** React Router's own production files, to which its package has no name, and the smaller icon. */
const standIns = [
  { find: /^react-router$/, replacement: here(`${router}index.mjs`) },
  { find: /^react-router\/dom$/, replacement: here(`${router}dom-export.mjs`) },
  { find: /^\.\.\/createLucideIcon\.mjs$/, replacement: here("app/ui/icon.tsx") },
];

/**
 * Functions of React Router for server components, for instrumentation, and for pages of errors and of
 * waiting: Kith has its own of these, or none.
 */
const neverCalled = [
  "RSCErrorHandler",
  "RSCPrefetchPageLinksImpl",
  "decodeRedirectErrorDigest",
  "decodeRouteErrorResponseDigest",
  "instrumentClientSideRouter",
  "getRouteInstrumentationUpdates",
  "RemixRootDefaultErrorBoundary",
  "DefaultErrorComponent",
  "RemixRootDefaultHydrateFallback",
];

/** What it says in the console to whoever builds with it. */
const warnings = ["warning", "warningOnce"];

/**
 * Leaves out of what browsers load the parts of libraries that Kith never runs. A library whose next
 * version has other parts fails the build here.
 */
export function lightBundle(): Plugin {
  return {
    name: "light-bundle",
    apply: "build",
    config: () => ({ resolve: { alias: standIns } }),
    applyToEnvironment: ({ name }) => name === "client",
    transform(code, id) {
      if (id.includes("/lucide-react/dist/esm/icons/")) return withoutNames(code);
      if (!id.includes(`${router}chunk-`) || !code.includes("function createRouter(")) return;
      const left = new Set([...neverCalled, ...warnings]);
      const cuts: Cut[] = [];
      for (const node of this.parse(code).body) {
        const name = (node.type === "FunctionDeclaration" && node.id?.name) || "";
        if (left.delete(name) && neverCalled.includes(name) && "body" in node && node.body) {
          const { start, end } = node.body as Cut;
          cuts.push({ start: start + 1, end: end - 1 });
        } else cuts.push(...warningsIn(node));
      }
      if (left.size > 0) this.error(`React Router has no ${[...left].join(", ")} any more.`);
      return without(code, cuts);
    },
  };
}

/** A stretch of code. */
interface Cut {
  start: number;
  end: number;
}

/** The statements below a node of the syntax that only warn. */
function warningsIn(node: unknown): Cut[] {
  if (Array.isArray(node)) return node.flatMap(warningsIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, expression, start, end } = node as Partial<
    Cut & { type: string; expression: { type: string; callee?: { name?: string } } }
  >;
  const isWarning =
    type === "ExpressionStatement" &&
    expression?.type === "CallExpression" &&
    warnings.includes(expression.callee?.name ?? "");
  if (isWarning && start !== undefined && end !== undefined) return [{ start, end: end - 1 }];
  return Object.values(node).flatMap(warningsIn);
}

function without(code: string, cuts: Cut[]): string {
  return cuts
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
}

/** An icon's data without what only the library itself reads. */
function withoutNames(code: string): string {
  return code
    .replaceAll(/, key: "[^"]*"/g, "")
    .replace(/\n\s*name: "[^"]*",\n\s*size: 24,/, "")
    .replace(/,\n\s*aliases: \[[^\]]*\]/, "");
}
