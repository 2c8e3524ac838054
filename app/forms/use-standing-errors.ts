import { useState } from "react";

/**
 * What is wrong with a field, until it is changed: only the next answer can tell whether it still is.
 * `whenChanged` are the attributes of the field that say so; `hintId` is what describes it anyway.
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
