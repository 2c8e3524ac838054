import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/forms/form-answer.ts";

/**
 * In a form that merges: selecting the record to keep also selects its values, wherever nobody has
 * selected another; not those that are joined, because none of them are lost. Without JavaScript each
 * choice is independent. After a refusal the focus goes to the choice to correct; `refused` names the
 * refused fields.
 */
export function useFollowing(answer: FormAnswer | undefined, refused: string) {
  const touched = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same refusal once more is another one.
  useEffect(() => {
    if (!refused) return;
    document.querySelector<HTMLElement>("[data-refused] input:checked")?.focus();
  }, [answer, refused]);
  function onInput({ target, currentTarget }: React.FormEvent<HTMLFormElement>): void {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name !== "keep") {
      touched.current.add(target.name);
      return;
    }
    for (const input of currentTarget.querySelectorAll<HTMLInputElement>("input[data-follows]")) {
      if (input.value === target.value && !touched.current.has(input.name)) input.checked = true;
    }
  }
  return { onInput };
}
