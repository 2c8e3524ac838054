import { useRouteLoaderData } from "react-router";
import type { Flash } from "./flash.ts";
import type { Reading } from "./format.ts";

/** What the root route loads for every page. */
export interface RootData {
  flash: Flash | null;
  user: { name: string; email: string } | null;
  theme: string;
  /** Locale and time zone; null while nobody is signed in. */
  reading: Reading | null;
  /** Makes each form of the page an operation that happens once. */
  formKey: string;
}

/** What the layout of signed-in pages loads. */
export interface PersonData {
  name: string;
  email: string;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
}

/** What the root route has loaded; undefined where its loader failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData("root");
}

/** Who is signed in; undefined on pages outside of the signed-in layout. */
export function usePerson(): PersonData | null | undefined {
  return useRouteLoaderData("routes/signed-in");
}

/** The key that new operations of this page start with; empty where the root's loader failed. */
export function useFormKey(): string {
  return useRootData()?.formKey ?? "";
}
