import { absent } from "./absent.ts";

/** Better Auth encrypts tokens of other sites with this, and Kith has none. */
export const xchacha20poly1305 = absent;
