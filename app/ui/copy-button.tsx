import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

/** How long it says so, in milliseconds. */
const saidFor = 2_000;

/** Copies a text; without JavaScript, which copying needs, it is not there. */
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
      setSaid("Your browser does not let this be copied");
    }
  }
  const Icon = said === "Copied" ? Check : Copy;
  return (
    <>
      <button type="button" className="icon-button copy-button" onClick={copy} title="Copy">
        <Icon size={14} aria-hidden="true" />
        <span className="visually-hidden">Copy {text}</span>
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
