import { useEffect } from "react";
import { redirect } from "react-router";

/** A query without its empty parameters; null where it has none. */
export function withoutEmpty(params: URLSearchParams): URLSearchParams | null {
  const filled = [...params].filter(([, value]) => value !== "");
  return filled.length < params.size ? new URLSearchParams(filled) : null;
}

/** Leads from the address of a list, as its form sends it without JavaScript, to the one without empty fields. */
export function leaveOutEmpty({ pathname, searchParams }: URL): void {
  const filled = withoutEmpty(searchParams);
  if (filled) throw redirect(filled.size > 0 ? `${pathname}?${filled}` : pathname);
}

/**
 * Leaves empty fields out of what the page's GET forms send, so that addresses say only what was asked.
 * A form that names no method is read by its own code, which needs the empty ones.
 */
export function useFilledFields(): void {
  useEffect(() => {
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
