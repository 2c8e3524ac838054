import path from "node:path";
import type { AliasOptions } from "vite";

/** Packages, named whole, and the files of ours that the Worker has instead of them. */
const absent: Record<string, string> = {
  "@better-auth/core/social-providers": "social-providers.ts",
  "@better-auth/memory-adapter": "memory-adapter.ts",
  "@better-auth/telemetry": "telemetry.ts",
  "@noble/hashes/hkdf.js": "noble.ts",
  "@noble/hashes/sha2.js": "noble.ts",
  "@peculiar/asn1-android": "attestations.ts",
  "@peculiar/asn1-rsa": "attestations.ts",
  "@peculiar/x509": "attestations.ts",
  entities: "entities.ts",
  jose: "jose.ts",
};

/**
 * React's renderer to a string without the one to a stream, which comes with it where it is imported by
 * its name: 34 kB gzipped.
 */
const stringRenderer = "node_modules/react-dom/cjs/react-dom-server-legacy.browser.production.js";

/**
 * React Router without the warnings for developers, which its package has under no name of its own. The
 * browser has it too.
 */
const router = "node_modules/react-router/dist/production";

/** What checks passkeys, loaded when somebody first uses one. */
const passkeys = "server/commands/late/webauthn.ts";

/**
 * What the Worker leaves out of its libraries, about 80 kB gzipped: what Kith never calls can't be
 * shaken out of them, because they refer to it. The build fails if one needs another name.
 */
export const workerAliases: AliasOptions = [
  { find: /^@simplewebauthn\/server$/, replacement: path.resolve(passkeys) },
  { find: "react-dom/server", replacement: path.resolve(stringRenderer) },
  { find: /^react-router$/, replacement: path.resolve(router, "index.mjs") },
  { find: /^react-router\/dom$/, replacement: path.resolve(router, "dom-export.mjs") },
  ...Object.entries(absent).map(([name, file]) => ({
    find: new RegExp(`^${name.replaceAll(".", "\\.")}$`),
    replacement: path.resolve("server/commands/absent", file),
  })),
];
