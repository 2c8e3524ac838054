import { Link } from "react-router";

/** A page for when there is nothing to show: what happened, and where to go from here. */
export function Problem({ status, text }: { status: number; text: string }) {
  const { title, words } = wordsFor(status);
  return (
    <main className="problem">
      <title>{`${title} · Kith`}</title>
      <p className="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{text || words}</p>
      <p>
        <Link className="button" to="/">
          Back to Kith
        </Link>
      </p>
    </main>
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
