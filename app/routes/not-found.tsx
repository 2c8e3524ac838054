import { data } from "react-router";

/** Any address that is none of ours. */
export function loader(): never {
  throw data("There is nothing at this address.", { status: 404 });
}

/** A router takes a module without a component for a file, and answers for it without the shell. */
export default function NotFound(): null {
  return null;
}
