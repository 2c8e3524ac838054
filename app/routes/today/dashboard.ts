import { href, redirect } from "react-router";

/** The home page of earlier releases. */
export function loader() {
  return redirect(href("/today"), 301);
}
