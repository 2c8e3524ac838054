import { useState } from "react";

/**
 * A field's errors until it is changed: only the next answer can tell whether they still apply.
 * `whenChanged` are the attributes that watch the field; `hintId` is the id of its hint.
 */
export function useStandingErrors(errors: string[] | null | undefined, hintId?: string) {
  const [outdated, setOutdated] = useState<string[]>();
  const isOutdated = Boolean(errors) && errors === outdated;
  return {
    errors: isOutdated ? undefined : (errors ?? undefined),
    whenChanged: {
      onInput: () => setOutdated(errors ?? undefined),
      ...(isOutdated ? { "aria-invalid": undefined, "aria-describedby": hintId } : {}),
    },
  };
}
