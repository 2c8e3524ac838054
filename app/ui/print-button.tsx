import { useEffect, useState } from "react";

/** Prints the page; there is none without JavaScript, which printing from a page needs. */
export function PrintButton({ children }: { children: React.ReactNode }) {
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  if (!isLive) return null;
  return (
    <button type="button" className="button" onClick={() => print()}>
      {children}
    </button>
  );
}
