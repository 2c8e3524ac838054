import { useEffect, useState } from "react";

/** Whether JavaScript has taken over the page: false on the server and in the first render. */
export function useLive(): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return live;
}
