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
  /** The names of other fields that its errors may be about too, as a constant. */
  alsoAbout?: readonly string[] | undefined;
}

type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A field's errors until it is changed, or another field that they are about: only the next answer can
 * tell whether they still apply. A text that gets too long has an error at once. `whenChanged` are the
 * attributes that watch the field, to be given after its own.
 */
export function useStandingErrors(field: StandingField) {
  const { errors, errorId, hintId, limit, alsoAbout } = field;
  const [outdated, setOutdated] = useState<string[]>();
  useEffect(() => {
    if (!errors || !alsoAbout) return;
    const form = document.getElementById(errorId)?.closest("form");
    const hide = ({ target }: Event) => {
      if (alsoAbout.includes((target as TypedField).name)) setOutdated(errors);
    };
    form?.addEventListener("input", hide);
    return () => form?.removeEventListener("input", hide);
  }, [errors, errorId, alsoAbout]);
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
