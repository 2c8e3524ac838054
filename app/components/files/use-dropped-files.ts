import { useEffect, useRef } from "react";

/** Files that are dropped anywhere on the page, or pasted. */
export function useDroppedFiles(add: (files: readonly File[]) => unknown): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const listening = new AbortController();
    const listen = <Name extends "dragover" | "drop" | "paste">(
      name: Name,
      handle: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, handle, { signal: listening.signal });

    listen("dragover", (event) => {
      // Otherwise the browser would open a file that is dropped.
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    listen("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      // A field of another form takes what is dropped on it.
      const isTaken = event.target instanceof HTMLInputElement && event.target.type === "file";
      if (files.length === 0 || isTaken) return;
      event.preventDefault();
      latest.current(files);
    });
    listen("paste", (event) => {
      const { files = [], types = [] } = event.clipboardData ?? {};
      // What is copied from a document has a picture of it too.
      if (files.length === 0 || types.includes("text/plain")) return;
      event.preventDefault();
      latest.current([...files]);
    });
    return () => listening.abort();
  }, []);
}
