import { useEffect, useRef, useState } from "react";
import { lengthErrors } from "./text-limit.ts";

interface StandingField {
  /** The server's errors. */
  errors: string[] | null | undefined;
  /** The id of the element that shows the errors. */
  errorId: string;
  hintId?: string | undefined;
  /** The most characters that fit. */
  limit?: number | undefined;
}

type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A field's errors until it is changed: only the next answer can tell whether they still apply. A
 * text that gets too long has an error at once. `whenChanged` are the attributes that watch the
 * field, to be given after its own.
 */
export function useStandingErrors({ errors, errorId, hintId, limit }: StandingField) {
  const [outdated, setOutdated] = useState<string[]>();
  const [tooLong, setTooLong] = useState<string[]>();
  const isOutdated = Boolean(errors) && errors === outdated;
  const standing = isOutdated ? undefined : (errors ?? undefined);
  const shown = standing ?? tooLong;
  return {
    errors: shown,
    whenChanged: {
      onInput: ({ currentTarget }: React.InputEvent<TypedField>) => {
        setOutdated(errors ?? undefined);
        setTooLong(limit ? lengthErrors(currentTarget.value, limit) : undefined);
      },
      "aria-invalid": shown ? true : undefined,
      "aria-describedby": [shown && errorId, hintId].filter(Boolean).join(" ") || undefined,
    },
  };
}

/**
 * The errors of several controls, until one of them is changed. `message` is for the element that shows them,
 * within the `around` that has these controls.
 */
export function useStandingGroupErrors(errors: string[] | null | undefined, around: string) {
  const [outdated, setOutdated] = useState<string[]>();
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const group = errors ? message.current?.closest(around) : null;
    if (!group) return;
    const hide = () => setOutdated(errors ?? undefined);
    group.addEventListener("input", hide);
    return () => group.removeEventListener("input", hide);
  }, [errors, around]);
  return { errors: errors === outdated ? undefined : (errors ?? undefined), message };
}
