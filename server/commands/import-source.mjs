// @ts-check
import { runnerImport } from "vite";

/**
 * Imports a module of the sources in Node. The library of repeats is bundled, because Node finds only its
 * CommonJS build, whose names it can't import.
 * @template Module
 * @param {string} path
 * @returns {Promise<Module>}
 */
export async function importSource(path) {
  /** @type {{ module: Module }} */
  const { module } = await runnerImport(path, {
    logLevel: "error",
    environments: { inline: { resolve: { noExternal: ["rrule"], mainFields: ["module"] } } },
  });
  return module;
}
