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

/** Functions of React Router for server components and for instrumentation: Kith has neither. */
const neverCalled = [
  "RSCErrorHandler",
  "RSCPrefetchPageLinksImpl",
  "decodeRedirectErrorDigest",
  "decodeRouteErrorResponseDigest",
  "instrumentClientSideRouter",
  "getRouteInstrumentationUpdates",
  "RemixRootDefaultErrorBoundary",
  "DefaultErrorComponent",
];

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
      let lighter = code;
      const left = new Set(neverCalled);
      for (const node of this.parse(code).body.toReversed()) {
        if (node.type !== "FunctionDeclaration" || !left.delete(node.id?.name ?? "")) continue;
        if (node.body) {
          lighter = `${lighter.slice(0, node.body.start)}{}${lighter.slice(node.body.end)}`;
        }
      }
      if (left.size > 0) this.error(`React Router has no ${[...left].join(", ")} any more.`);
      return lighter;
    },
  };
}

/** An icon's data without what only the library itself reads. */
function withoutNames(code: string): string {
  return code
    .replaceAll(/, key: "[^"]*"/g, "")
    .replace(/\n\s*name: "[^"]*",\n\s*size: 24,/, "")
    .replace(/,\n\s*aliases: \[[^\]]*\]/, "");
}
