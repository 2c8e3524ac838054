import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { origin } from "./built.ts";
import { SiteVisitor } from "./visitor.ts";

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

/** A person who visits the built Worker with other variables. */
export class ConfiguredVisitor extends SiteVisitor {
  constructor(variables: Record<string, string>, cookies?: ReadonlyMap<string, string>) {
    const fetch = async (request: Request) => {
      const file = "../build/server/index.js";
      const worker: Fetching = (await import(file)).default;
      const context = createExecutionContext();
      const answer = await worker.fetch(request, { ...env, ...variables }, context);
      await waitOnExecutionContext(context);
      return answer;
    };
    super({ origin, fetch }, cookies);
  }
}
