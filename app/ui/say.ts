const listeners = new Set<(text: string) => void>();

/** Says something to who looks at the page, where no answer of the server brings it. */
export function say(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Hears what is said; answers with how to stop that. */
export function onSaid(listener: (text: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
