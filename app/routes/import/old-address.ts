import { href, redirect } from "react-router";

/** The import of contacts was here before other records could be imported. */
export function loader() {
  return redirect(href("/import"), 301);
}
