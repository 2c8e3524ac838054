import { expect, test } from "vitest";
import { importSource } from "./import-source.mjs";

test.each(["seed", "bench-data", "bench-operations"])(
  "the sources of the command %s can be imported in Node",
  async (name) => {
    const module = await importSource<object>(`./server/commands/${name}.ts`);
    expect(Object.keys(module)).not.toEqual([]);
  },
);
