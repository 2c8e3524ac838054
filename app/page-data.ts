import { useRouteLoaderData } from "react-router";
import type { Flash } from "./flash.ts";
import type { Reading } from "./format.ts";

/** What the root route loads for every page. */
export interface RootData {
  flash: Flash | null;
  user: { name: string; email: string } | null;
  theme: string;
  /** Locale and time zone; null if nobody is signed in. */
  reading: Reading | null;
  /** The key that makes each form of the page an operation that runs once. */
  formKey: string;
}

/** What the layout of signed-in pages loads. */
export interface PersonData {
  name: string;
  email: string;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
  /** Whether they still have to confirm their address. */
  isUnconfirmed: boolean;
}

/** The root route's data; undefined if its loader failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData("root");
}

/** Who is signed in; undefined on pages outside the signed-in layout. */
export function usePerson(): PersonData | null | undefined {
  return useRouteLoaderData("routes/signed-in");
}

/** The key for new operations of this page; empty if the root's loader failed. */
export function useFormKey(): string {
  return useRootData()?.formKey ?? "";
}
