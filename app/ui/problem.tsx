import { isRouteErrorResponse, Link } from "react-router";
import { problemWords } from "./problem-words.ts";

/** What is said of an error that took the place of a page. */
export function ProblemOf({ error }: { error: unknown }) {
  if (!isRouteErrorResponse(error)) return <Problem status={500} text="" />;
  const { status, data } = error;
  // The router's own errors are words for developers.
  const isOurs = typeof data === "string" && !data.startsWith("Error: ");
  return <Problem status={status} text={isOurs ? data : ""} />;
}

/** For when there is nothing to show: what happened, and where to go from here. */
function Problem({ status, text }: { status: number; text: string }) {
  const { title, words } = problemWords(status);
  return (
    <>
      <title>{`${title} · Kith`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{text || words}</p>
      <p>
        <Link className="button" to="/">
          Go to dashboard
        </Link>
      </p>
    </>
  );
}
