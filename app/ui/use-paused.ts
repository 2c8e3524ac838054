import { useEffect, useState } from "react";

/** How long a pause in typing is, in milliseconds. */
const pause = 120;

/** The value once it has stopped changing for a moment. */
export function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
