import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * What wrangler asks Cloudflare's API for while Kith is deployed, on this machine: an account with a D1 database,
 * a Worker and its secrets. Everything that it is asked is remembered.
 */

const databaseId = "11111111-2222-4333-8444-555555555555";

export interface CloudflareDouble {
  url: string;
  /** What was asked, as "POST /d1/database", without the account. */
  asked: string[];
  /** The names of the secrets, the databases and the migrations that the account has. */
  secrets: string[];
  databases: string[];
  migrations: string[];
  /** What the Worker was published with. */
  published: string[];
  /** What the account has that says more of a database than its name. */
  rows: { twoFactor: number };
  /** Whether publishing has no effect on what answers. */
  isStuck: { now: boolean };
  close: () => void;
}

type Answer = { status?: number; result: unknown; errors?: object[] };

const moment = "2026-11-30T00:00:00Z";

function deploymentOf(version: string) {
  const versions = [{ version_id: version, percentage: 100 }];
  return { id: version, versions, source: "wrangler", strategy: "percentage", created_on: moment };
}

function versionOf(id: string) {
  const metadata = {
    created_on: moment,
    modified_on: moment,
    source: "wrangler",
    author_email: "",
  };
  const script = { etag: id, handlers: ["fetch"], last_deployed_from: "wrangler" };
  const resources = { script, script_runtime: { usage_model: "standard" }, bindings: [] };
  return { id, number: Number(id), startup_time_ms: 5, metadata, annotations: {}, resources };
}

export async function startDouble(): Promise<CloudflareDouble> {
  const state = {
    asked: [] as string[],
    secrets: [] as string[],
    databases: [] as string[],
    migrations: [] as string[],
    published: [] as string[],
    rows: { twoFactor: 0 },
    isStuck: { now: false },
  };
  let serving: string | undefined;

  function answer(method: string, path: string, body: string): Answer {
    const exists = state.published.length > 0;
    const missing: Answer = {
      status: 404,
      result: null,
      errors: [{ code: 10007, message: "This Worker doesn't exist on your account." }],
    };
    if (path === "/d1/database" && method === "GET") {
      return { result: state.databases.map((name) => ({ uuid: databaseId, name })) };
    }
    if (path === "/d1/database") {
      const { name } = JSON.parse(body);
      state.databases.push(name);
      return { result: { uuid: databaseId, name } };
    }
    if (path === `/d1/database/${databaseId}/query`) return { result: query(JSON.parse(body)) };
    if (path.endsWith("/time_travel/bookmark"))
      return { result: { bookmark: "00000085-0000024c" } };
    if (path.endsWith("/time_travel/restore")) {
      return { result: { bookmark: "00000085-0000024c", previous_bookmark: "00000086-00000001" } };
    }
    if (path === "/workers/scripts/kith/secrets") {
      return exists
        ? { result: state.secrets.map((name) => ({ name, type: "secret_text" })) }
        : missing;
    }
    if (path === "/workers/services/kith") {
      return exists
        ? {
            result: {
              default_environment: {
                environment: "production",
                script: { last_deployed_from: "wrangler" },
              },
            },
          }
        : missing;
    }
    const environment = "/workers/services/kith/environments/production";
    if ([`${environment}/bindings`, `${environment}/routes`].includes(path)) return { result: [] };
    if (path === "/workers/domains/records") return { result: [] };
    if (path === environment) return { result: { script: { compatibility_date: "2026-04-20" } } };
    if (path.endsWith("/schedules")) return { result: { schedules: [] } };
    if (path.endsWith("/assets-upload-session")) return { result: { jwt: "token", buckets: [] } };
    if (path === "/workers/scripts/kith" && method === "PUT") return publish(body);
    if (path === "/workers/scripts/kith/versions" && method === "POST") {
      publish(body);
      return { result: versionOf("2") };
    }
    if (path === "/workers/subdomain") return { result: { subdomain: "ada" } };
    if (path === "/workers/scripts/kith/subdomain") {
      return { result: { enabled: true, previews_enabled: false } };
    }
    if (path === "/workers/scripts/kith/deployments") {
      return { result: { deployments: [deploymentOf("2"), deploymentOf("1")] } };
    }
    if (/^\/workers\/scripts\/kith\/versions\/\d$/.test(path))
      return { result: versionOf(path.slice(-1)) };
    return { result: {} };
  }

  function query({ sql }: { sql: string }) {
    const rows = (results: object[]) => [{ results, success: true, meta: {} }];
    for (const [, name = ""] of sql.matchAll(
      /insert into "?d1_migrations"? \(name\)\s*values \('([^']+)'\)/gi,
    )) {
      state.migrations.push(name);
    }
    if (sql.includes("two_factor")) return rows([{ used: state.rows.twoFactor }]);
    const isList = /select \*\s+from d1_migrations/i.test(sql);
    return rows(isList ? state.migrations.map((name, id) => ({ id, name, applied_at: "" })) : []);
  }

  function publish(body: string): Answer {
    state.published.push(body);
    const [, build] = /"name":"BUILD_ID","type":"plain_text","text":"([^"]+)"/.exec(body) ?? [];
    if (!state.isStuck.now) serving = build;
    for (const [, name = ""] of body.matchAll(/"name":"([A-Z_]+)","type":"secret_text"/g)) {
      if (!state.secrets.includes(name)) state.secrets.push(name);
    }
    return {
      result: {
        id: "kith",
        pipeline_hash: "1",
        startup_time_ms: 5,
        deployment_id: "1",
        mutable_pipeline_id: "1",
      },
    };
  }

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("latin1")) body += part;
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("content-type", "application/json");
    if (pathname === "/health") {
      return response.end(JSON.stringify({ ok: true, build: serving }));
    }
    const path = pathname.replace("/accounts/account", "");
    state.asked.push(`${request.method} ${path}`);
    const { status = 200, result, errors = [] } = answer(request.method ?? "", path, body);
    response.statusCode = status;
    const info = { page: 1, per_page: 100, count: 1, total_count: 1 };
    response.end(
      JSON.stringify({ success: status === 200, errors, messages: [], result, result_info: info }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { ...state, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
