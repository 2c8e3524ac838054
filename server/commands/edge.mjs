// @ts-check

/*
 * Does what Cloudflare's network does in front of a Worker, for a Kith on a machine of its own:
 * text is compressed, the client's address is the connection's, whatever a header claims, nobody's
 * requests keep others waiting, and a request whose connection has been reset doesn't reach the Worker.
 */

/** The server listens only on its own machine, so every connection comes from there. */
const loopback = "127.0.0.1";

const compressible =
  /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml)|image\/svg\+xml)/i;

export default {
  /**
   * @param {Request} request
   * @param {Bindings} env
   */
  async fetch(request, env) {
    const leave = await takeTurn(request);
    try {
      return await answer(request, env);
    } finally {
      leave();
    }
  },
};

/**
 * ORIGIN is the site's own if a server in front of this one speaks TLS; then that server says who the client is.
 * @typedef {{ KITH: Fetcher, TIME_ZONE: string, TRUST_CLIENT_ADDRESS: boolean, ORIGIN?: string }} Bindings
 */

/**
 * @param {Request} request
 * @param {Bindings} env
 */
async function answer(request, env) {
  await hearOfResets();
  const headers = new Headers(request.headers);
  // Only Cloudflare may say what the id of a request is.
  headers.delete("cf-ray");
  headers.set("cf-connecting-ip", clientAddress(headers, env) ?? loopback);
  const { pathname, search } = new URL(request.url);
  const url = env.ORIGIN ? new URL(pathname + search, env.ORIGIN) : request.url;
  const asked = env.ORIGIN ? new Request(url, request) : request;
  const cf = { timezone: env.TIME_ZONE };
  const forwarded = new Request(asked, { headers, cf, redirect: "manual" });
  const response = await env.KITH.fetch(forwarded);
  return acceptsGzip(request) && isCompressible(request, response)
    ? compressed(response)
    : response;
}

/**
 * The address that the server in front has added; what a client claimed comes before it.
 * @param {Headers} headers
 * @param {Bindings} env
 */
function clientAddress(headers, env) {
  if (env.TRUST_CLIENT_ADDRESS) return headers.get("cf-connecting-ip");
  return env.ORIGIN ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
}

/** Requests of one session that the Worker handles at a time; a browser opens 6 connections. */
const mostAtOnce = 8;

/**
 * How many requests the Worker is handling, by their session; those of everybody who isn't signed in
 * count together.
 * @type {Map<string, number>}
 */
const handled = new Map();
let waiting = 0;

/**
 * Waits until fewer requests of the same session are being handled, and returns what ends the turn. A
 * request whose connection is reset ends it by itself: the runtime doesn't continue it.
 * @param {Request} request
 */
async function takeTurn(request) {
  const cookies = request.headers.get("cookie") ?? "";
  const session = /session_token=([^;]*)/.exec(cookies)?.[1] ?? "";
  let state = "waiting";
  const leave = () => {
    if (state === "waiting") waiting -= 1;
    if (state === "handled") change(session, -1);
    state = "left";
  };
  waiting += 1;
  request.signal.addEventListener("abort", leave);
  // A request can't be woken by another one, and many of them mustn't keep the runtime busy by looking.
  while (change(session, 0) >= mostAtOnce) await scheduler.wait(10 + waiting / 10);
  waiting -= 1;
  state = "handled";
  change(session, 1);
  return leave;
}

/**
 * Changes how many requests of a session are being handled, and returns the new number.
 * @param {string} session
 * @param {number} by
 */
function change(session, by) {
  const count = (handled.get(session) ?? 0) + by;
  if (count > 0) handled.set(session, count);
  else handled.delete(session);
  return count;
}

/**
 * workerd learns what has become of its connections, 16 at a time, only when it has nothing else to
 * do. Before that it takes up every request that has arrived, also those whose connections were
 * reset, which then end here.
 */
const readings = 20;

/**
 * Milliseconds after which a request is passed on, so that it doesn't wait for each step of
 * somebody's long work.
 */
const longestWait = 100;

async function hearOfResets() {
  const until = Date.now() + longestWait;
  for (let reading = 0; reading < readings && Date.now() < until; reading += 1) {
    await scheduler.wait(0);
  }
}

/** @param {Request} request */
function acceptsGzip(request) {
  const accepted = request.headers.get("accept-encoding") ?? "";
  return /(?:^|[,\s])(?:gzip|\*)\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i.test(accepted);
}

/** @param {Request} request @param {Response} response */
function isCompressible({ method }, { status, headers, body }) {
  return (
    method !== "HEAD" &&
    body !== null &&
    status !== 206 &&
    !headers.has("content-encoding") &&
    compressible.test(headers.get("content-type") ?? "")
  );
}

/**
 * workerd encodes a response whose headers say that it is encoded.
 * @param {Response} response
 */
function compressed(response) {
  const answer = new Response(response.body, response);
  answer.headers.set("content-encoding", "gzip");
  answer.headers.append("vary", "accept-encoding");
  answer.headers.delete("content-length");
  return answer;
}
