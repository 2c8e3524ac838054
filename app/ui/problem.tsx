import { useContext } from "react";
import { isRouteErrorResponse, Link } from "react-router";
import { problemText } from "./problem-text.ts";
import { RequestIdContext } from "./request-id.ts";

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
  const id = useContext(RequestIdContext);
  return (
    <>
      <title>{`${title} · Kith`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{message || text}</p>
      {status >= 500 && (
        <p className="problem-id" suppressHydrationWarning>
          {id && `Error ID: ${id}`}
        </p>
      )}
      <p>
        <Link className="button" to="/">
          Go to Today
        </Link>
      </p>
    </>
  );
}
