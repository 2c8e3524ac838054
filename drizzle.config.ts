import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: ["./server/db/auth-schema.ts", "./server/db/schema.ts"],
  out: "./drizzle",
});
