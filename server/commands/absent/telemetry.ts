import { absent } from "./absent.ts";

/** Kith reports nothing to Better Auth. */
export async function createTelemetry() {
  return { publish: async () => undefined };
}

export const getTelemetryAuthConfig = absent;
