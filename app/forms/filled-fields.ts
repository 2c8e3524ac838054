import { useLayoutEffect } from "react";
import { redirect } from "react-router";
import { pageUrl } from "#app/page-url.ts";

/** A query without its empty parameters; null if it has none. */
export function withoutEmpty(params: URLSearchParams): URLSearchParams | null {
  const filled = [...params].filter(([, value]) => value !== "");
  return filled.length < params.size ? new URLSearchParams(filled) : null;
}

/**
 * Redirects a list's URL, as its form sends it without JavaScript, to the one without empty fields.
 */
export function leaveOutEmpty(request: Request): void {
  const { pathname, searchParams } = pageUrl(request);
  const filled = withoutEmpty(searchParams);
  if (filled) throw redirect(filled.size > 0 ? `${pathname}?${filled}` : pathname);
}

/**
 * Leaves empty fields out of the page's GET forms, so that URLs have no empty parameters. Forms
 * without a method are read by their own code, which needs the empty fields.
 */
export function useFilledFields(): void {
  // A page takes changes from its first commit on, and effects may run later than that.
  useLayoutEffect(() => {
    const clean = ({ target, formData }: FormDataEvent) => {
      if ((target as HTMLFormElement).getAttribute("method") !== "get") return;
      for (const name of new Set(formData.keys())) {
        const filled = formData.getAll(name).filter((value) => value !== "");
        formData.delete(name);
        for (const value of filled) formData.append(name, value);
      }
    };
    document.addEventListener("formdata", clean);
    return () => document.removeEventListener("formdata", clean);
  }, []);
}
