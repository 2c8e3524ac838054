import { useEffect } from "react";

/** A query without its empty parameters; null where it has none. */
export function withoutEmpty(params: URLSearchParams): URLSearchParams | null {
  const filled = [...params].filter(([, value]) => value !== "");
  return filled.length < params.size ? new URLSearchParams(filled) : null;
}

/** Leaves empty fields out of what the page's GET forms send, so that addresses say only what was asked. */
export function useFilledFields(): void {
  useEffect(() => {
    const clean = ({ target, formData }: FormDataEvent) => {
      if ((target as HTMLFormElement).method !== "get") return;
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    };
    document.addEventListener("formdata", clean);
    return () => document.removeEventListener("formdata", clean);
  }, []);
}
