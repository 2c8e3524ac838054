// @ts-check

/** The owner of a made-up workspace as the server sees one: they store their cookies. */
export class Visitor {
  /** @param {string} origin @param {number} size */
  constructor(origin, size) {
    this.origin = origin;
    this.size = size;
    /** @type {Map<string, string>} */
    this.cookies = new Map();
  }

  /**
   * Signs in to the workspace with this many contacts, or deals.
   * @param {string} origin
   * @param {number} size
   * @param {"contacts" | "deals"} [of]
   */
  static async of(origin, size, of = "contacts") {
    const visitor = new Visitor(origin, size);
    const workspace = of === "deals" ? `deals-${size}` : size;
    const person = { email: `bench-${workspace}@example.com`, password: "a bench of contacts" };
    const { status } = await visitor.post("/api/auth/sign-in/email", person);
    if (status !== 200)
      throw new Error(`Sign-in to the workspace of ${size} ${of} answered ${status}.`);
    return visitor;
  }

  /** @param {string} path @param {RequestInit} [init] */
  async send(path, init = {}) {
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...init.headers, cookie, origin: this.origin };
    const answer = await fetch(this.origin + path, { ...init, headers, redirect: "manual" });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  /** @param {string} path @param {unknown} body */
  post(path, body) {
    const headers = { "content-type": "application/json" };
    return this.send(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /**
   * Calls a query.
   * @param {string} procedure
   * @param {unknown} [input]
   */
  async ask(procedure, input) {
    return answerOf(await this.send(asking(procedure, input)));
  }

  /**
   * Calls a mutation.
   * @param {string} procedure
   * @param {unknown} input
   */
  async call(procedure, input) {
    return answerOf(await this.post(`/api/trpc/${procedure}`, { json: input }));
  }

  /**
   * Moves all contacts with a tag to Trash.
   * @param {string} name
   * @returns {Promise<string>} the operation
   */
  async deleteTagged(name) {
    /** @type {{ id: number, name: string }[]} */
    const tags = await this.ask("tag.list");
    const tagIds = tags.filter((tag) => tag.name === name).map(({ id }) => id);
    const operation = crypto.randomUUID();
    const deed = { does: "delete" };
    for (let part = 0; part !== null; ) {
      const asked = { selection: { filter: { tagIds } }, deed, operation, part };
      ({ next: part } = await this.call("contact.bulk", asked));
    }
    return operation;
  }

  /**
   * Undoes an operation, call by call.
   * @param {string} operation
   */
  async undo(operation) {
    for (let done = false; !done; ) ({ done } = await this.call("change.undo", { operation }));
  }

  /**
   * The length of a page, how long it takes, and what it costs.
   * @param {string} path
   */
  async time(path) {
    const begun = performance.now();
    const answer = await this.send(path);
    const { byteLength: bytes } = await answer.arrayBuffer();
    const milliseconds = performance.now() - begun;
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    const timing = answer.headers.get("server-timing") ?? "";
    const [, queries, read] = /queries=(\d+) read=(\d+)/.exec(timing) ?? [];
    return {
      bytes,
      milliseconds,
      queries: Number(queries),
      read: Number(read),
    };
  }
}

/**
 * The URL of a query.
 * @param {string} procedure
 * @param {unknown} [input]
 */
export function asking(procedure, input) {
  const query = new URLSearchParams(input ? { input: JSON.stringify({ json: input }) } : {});
  return `/api/trpc/${procedure}?${query}`;
}

/** @param {Response} answer */
async function answerOf(answer) {
  if (!answer.ok)
    throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).result.data.json;
}
