import { isRouteErrorResponse, Link } from "react-router";
import { problemText } from "./problem-text.ts";

/** The message for an error that replaced a page. */
export function ProblemOf({ error }: { error: unknown }) {
  if (!isRouteErrorResponse(error)) return <Problem status={500} message="" />;
  const { status, data } = error;
  // The router's own errors have messages for developers.
  const isOurs = typeof data === "string" && !data.startsWith("Error: ");
  return <Problem status={status} message={isOurs ? data : ""} />;
}

/** Replaces a page that can't be shown: what happened, and where to go from here. */
function Problem({ status, message }: { status: number; message: string }) {
  const { title, text } = problemText(status);
  return (
    <>
      <title>{`${title} · Kith`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{message || text}</p>
      <p>
        <Link className="button" to="/">
          Go to Today
        </Link>
      </p>
    </>
  );
}
