import page from "kith-bench-page";
import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";

/*
 * The floor that `npm run bench -- list` measures Kith's list against: a Worker that renders the same DOM from
 * plain elements, after one query for as many rows in the same database. It has no router, no session,
 * no components and no data for the browser.
 */

/** An element of the page, as its tag, its attributes and its children; or a text. */
type Drawn = string | [tag: string, attributes: Record<string, string | true>, children: Drawn[]];

const query =
  "SELECT id, first_name, last_name, email, phone, job_title, company_id, updated_at FROM contacts WHERE user_id = (SELECT id FROM user WHERE email = ?) AND deleted_at IS NULL ORDER BY name_key, id LIMIT 50";

function elementOf(drawn: Drawn, key: number): ReactNode {
  if (typeof drawn === "string") return drawn;
  const [tag, attributes, children] = drawn;
  return createElement(tag, { ...attributes, key }, ...children.map(elementOf));
}

export default {
  async fetch(_request, env) {
    const { results } = await env.DB.prepare(query).bind(page.email).all();
    if (results.length !== 50) return new Response("Too few rows.", { status: 500 });
    const html = renderToString(elementOf(page.drawn as Drawn, 0));
    return new Response(`<!DOCTYPE html>${html}`, {
      headers: { "Content-Type": "text/html; charset=utf-8" },
    });
  },
} satisfies ExportedHandler<{ DB: D1Database }>;
