/** The message for a status when nothing more is known. */
export function problemText(status: number): { title: string; text: string } {
  if (status === 404) {
    return { title: "Not found", text: "This page doesn't exist." };
  }
  if (status === 405) {
    return {
      title: "We couldn't do that",
      text: "Nothing can be sent to this page. Go back and try again.",
    };
  }
  if (status < 500) {
    return { title: "We couldn't do that", text: "Go back and try again." };
  }
  return {
    title: "Something went wrong",
    text: "Something went wrong on our side. Try again in a moment.",
  };
}
