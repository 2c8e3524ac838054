import type { Plugin } from "vite";

/** Leaves out of the Worker what Vite bundles for web workers wherever one is named, also in code for browsers alone. */
export function withoutBrowserWorkers(): Plugin {
  return {
    name: "without-browser-workers",
    enforce: "post",
    applyToEnvironment: ({ name }) => name === "ssr",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.keys(bundle)) {
          if (/\.worker-[^/]*\.js$/.test(file)) delete bundle[file];
        }
      },
    },
  };
}
