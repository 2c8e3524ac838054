import { createContext } from "react";
import type { FetcherWithComponents } from "react-router";

/** How the form of a dialog is sent, while the page behind it stays. */
export interface FormSender {
  Form: FetcherWithComponents<unknown>["Form"];
  /** The path and query of the form's own page. */
  action: string;
}

/** The sender of the dialog that a form is in; null on a page of its own. */
export const FormSenderContext = createContext<FormSender | null>(null);
