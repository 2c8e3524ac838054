import { useEffect, useState } from "react";
import { Icon } from "./icon.tsx";

/** How long it shows "Copied", in milliseconds. */
const saidFor = 2_000;

/** Copies a text; hidden without JavaScript, which copying needs. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("Couldn't copy");
    }
  }
  const icon = said === "Copied" ? "check" : "copy";
  return (
    <>
      <button type="button" className="icon-button copy-button" onClick={copy} title="Copy">
        <Icon name={icon} size={14} />
        <span className="visually-hidden">Copy {text}</span>
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
