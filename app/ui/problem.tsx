import { isRouteErrorResponse, Link } from "react-router";

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
  const { title, words } = wordsFor(status);
  return (
    <>
      <title>{`${title} · Kith`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{text || words}</p>
      <p>
        <Link className="button" to="/">
          Back to Kith
        </Link>
      </p>
    </>
  );
}

function wordsFor(status: number): { title: string; words: string } {
  if (status === 404) {
    return { title: "Not found", words: "There is nothing at this address." };
  }
  if (status < 500) {
    return { title: "That did not work", words: "The request could not be understood." };
  }
  return {
    title: "Something went wrong",
    words: "The fault is ours, and nothing of yours has changed. Try again in a moment.",
  };
}
