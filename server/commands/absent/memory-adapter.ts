import { absent } from "./absent.ts";

/** Better Auth's database for those who have none. */
export const memoryAdapter = absent;
