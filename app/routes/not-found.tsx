import { data } from "react-router";

/** Answers every unknown URL. */
export function loader(): never {
  throw data("This page doesn't exist.", { status: 404 });
}

/**
 * React Router needs a component here, because a module without one is answered without the layout.
 */
export default function NotFound(): null {
  return null;
}
