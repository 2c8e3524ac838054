import { type RefObject, useEffect, useRef } from "react";
import { useNavigation } from "react-router";

/**
 * Submits a form again after each part of a long operation; `done` tells how far it has come, and
 * if a part didn't get any further, nothing more is sent. Without JavaScript, people press its button.
 */
export function useNextPart(done: number, goesOn = true): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const sentAfter = useRef(-1);
  const isIdle = useNavigation().state === "idle";
  useEffect(() => {
    if (!goesOn || !isIdle || sentAfter.current === done) return;
    sentAfter.current = done;
    form.current?.requestSubmit();
  }, [goesOn, isIdle, done]);
  return form;
}
