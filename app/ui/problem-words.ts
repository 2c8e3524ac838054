/** The message for a status when nothing more is known. */
export function problemText(status: number): { title: string; words: string } {
  if (status === 404) {
    return { title: "Not found", words: "This page doesn't exist." };
  }
  if (status === 405) {
    return {
      title: "We couldn't do that",
      words: "Nothing can be sent to this page. Go back and try again.",
    };
  }
  if (status < 500) {
    return { title: "We couldn't do that", words: "Go back and try again." };
  }
  return {
    title: "Something went wrong",
    words: "Something went wrong on our side. Try again in a moment.",
  };
}
