// @ts-check

/* Runs in workerd, beside the local database: from Node, each statement would be a request of its own. */

export default {
  /**
   * Runs the posted statements in one transaction and answers with the rows of each; without any, answers with
   * everything as SQL.
   * @param {Request} request
   * @param {{ DB: D1Database }} env
   */
  async fetch(request, { DB }) {
    if (request.method === "GET") {
      // What `wrangler d1 export --local` asks for, which takes no folder.
      const [lines = []] = await DB.prepare("PRAGMA miniflare_d1_export(?,?,?);").bind(0, 0).raw();
      return new Response(lines.join("\n"));
    }
    /** @type {string[]} */
    const statements = await request.json();
    const answers = await DB.batch(statements.map((sql) => DB.prepare(sql)));
    return Response.json(answers.map(({ results }) => results));
  },
};
