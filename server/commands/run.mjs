// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** Programs in the project's packages take precedence over the machine's own. */
const bin = path.resolve("node_modules", ".bin");

/**
 * Starts a program with its output on this terminal.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(program, args, options = {}) {
  const env = { ...process.env, ...options.env };
  env.PATH = `${bin}${path.delimiter}${env.PATH ?? ""}`;
  return spawn(program, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
    env,
  });
}

/**
 * Runs a program to its end; exits with the same code if it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export async function run(program, args, options = {}) {
  const [code] = await once(start(program, args, options), "close");
  if (code !== 0) process.exit(code ?? 1);
}

/**
 * Runs a program to its end and returns whether it succeeded; its output is discarded.
 * @param {string} program
 * @param {string[]} args
 */
export async function succeeds(program, args) {
  const child = start(program, args, { stdio: "ignore" });
  const [code] = await Promise.race([once(child, "close"), once(child, "error").then(() => [1])]);
  return code === 0;
}

/**
 * Runs wrangler to its end and returns its output; throws its error output if it fails. It runs
 * without a shell, because arguments may be SQL statements.
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export async function askWrangler(args) {
  const child = start(process.execPath, ["node_modules/wrangler/bin/wrangler.js", ...args], {
    shell: false,
    stdio: ["ignore", "pipe", "pipe"],
    env: { CI: "true" },
  });
  let output = "";
  let complaint = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    complaint += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${output}\n${complaint}`.trim());
  return output;
}
