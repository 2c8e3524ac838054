import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** Packages for development only, parts of which are in the product: the icons. */
const drawn = ["node_modules/lucide-static"];

interface Locked {
  version?: string;
  dev?: boolean;
  license?: string;
}

/** Writes the licences of everything that may be part of a deployment to /licences.txt, with each build. */
export function licences(): Plugin {
  return {
    name: "licences",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle() {
      this.emitFile({
        type: "asset",
        fileName: "licences.txt",
        source: licencesOf("package-lock.json"),
      });
    },
  };
}

/** The licences of all installed packages that the lock file doesn't say are for development. */
export function licencesOf(lockFile: string): string {
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as {
    packages: Record<string, Locked>;
  };
  const used = Object.entries(packages).filter(
    ([folder, { dev }]) => folder !== "" && (!dev || drawn.includes(folder)) && existsSync(folder),
  );
  const own = `Kith\n${readFileSync("LICENSE", "utf8").trim()}`;
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `${[own, ...used.map(([folder, locked]) => licenceOf(folder, locked))].join(rule)}\n`;
}

function licenceOf(folder: string, { version, license = "see below" }: Locked): string {
  const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(path.join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}
