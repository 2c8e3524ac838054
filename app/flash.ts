import { createCookie, redirect } from "react-router";
import { isPrefetch } from "./prefetch.ts";
import { safeNext } from "./refusals.ts";

/** A message that is shown once after an operation, with the operation that its button undoes. */
export interface Flash {
  text: string;
  /** The page of the record that it names, for when another page shows the message. */
  link?: { to: string; text: string } | undefined;
  /** The key of the operation to undo. */
  undo?: string | undefined;
  /** The page to go to if undo removes the one that shows the message. */
  undoTo?: string | undefined;
  /** Whether the operation is an undo itself, so that its button says Redo. */
  offersRedo?: boolean;
}

const cookie = createCookie("kith_flash", { httpOnly: true, sameSite: "lax", path: "/" });

const longestText = 300;

/**
 * Redirects to another page, which shows the message; `replace` adds no entry to the browser's
 * history.
 */
export async function redirectSaying(
  to: string,
  flash: Flash,
  go: typeof redirect = redirect,
): Promise<Response> {
  const text = Array.from(flash.text).slice(0, longestText).join("");
  const value = await cookie.serialize({ ...flash, text }, { maxAge: 60 });
  return go(to, { headers: { "Set-Cookie": value } });
}

/** Whether a message is waiting for the next page. */
export function hasFlash(request: Request): boolean {
  return /(?:^|;\s*)kith_flash=[^;]/.test(request.headers.get("cookie") ?? "");
}

/** The message of this request, and the header that removes it. */
export async function takeFlash(
  request: Request,
): Promise<{ flash: Flash | null; forget: string | null }> {
  // A prefetched page may never be shown, so the message waits for the page that is.
  if (isPrefetch(request)) return { flash: null, forget: null };
  const flash: unknown = await cookie.parse(request.headers.get("cookie"));
  if (!isFlash(flash)) return { flash: null, forget: null };
  return { flash, forget: await cookie.serialize("", { maxAge: 0 }) };
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== "object" || value === null) return false;
  const { text, link, undo, undoTo, offersRedo = false } = value as Record<string, unknown>;
  const optional = [undo, undoTo];
  return (
    typeof text === "string" &&
    typeof offersRedo === "boolean" &&
    (link === undefined || isLink(link)) &&
    optional.every((each) => each === undefined || typeof each === "string")
  );
}

/** Whether this is a link to a page of this site. */
function isLink(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { to, text } = value as Record<string, unknown>;
  return typeof text === "string" && typeof to === "string" && safeNext(to, "") === to;
}
