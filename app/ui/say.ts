const listeners = new Set<(text: string) => void>();

/** Shows a message that doesn't come from the server. */
export function say(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Listens to messages; returns a function that stops listening. */
export function onSaid(listener: (text: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
