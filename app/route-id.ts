import { data } from "react-router";

/** The id in a page's URL; anything that isn't one answers 404. */
export function routeId(text: string): number {
  const id = /^[1-9][0-9]{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw data("This page doesn't exist.", { status: 404 });
  return id;
}
