import { getFormProps, useForm } from "@conform-to/react";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/forms/form-answer.ts";

/** What had been selected in a refused form, by field. */
interface Selected {
  keep?: string;
  version?: string[];
  fields?: Record<string, string | undefined>;
}

interface MergeOf<One, Part extends string> {
  /** What is selected on its own. */
  parts: readonly Part[];
  /** The records to merge. */
  records: readonly One[];
  /** The id of the record that is kept unless another is selected. */
  keep: number | undefined;
  answer: FormAnswer | undefined;
}

/** The form that merges records of any noun, as it was sent if it was refused. */
export function useMergeForm<One extends { id: number; version: number }, Part extends string>(
  merge: MergeOf<One, Part>,
) {
  const { parts, records, answer } = merge;
  const [form] = useForm({ lastResult: answer, defaultNoValidate: false });
  const typed = answer?.initialValue as Selected | undefined;
  const keep = Number(typed?.keep) || merge.keep;
  const isKept = ({ id }: One) => id === keep;
  const survivorFirst = [...records.filter(isKept), ...records.filter((one) => !isKept(one))];
  const errors = Object.entries(form.allErrors);
  const ofWhole = errors.filter(([field]) => !(parts as readonly string[]).includes(field));
  const { onInput } = useFollowing(answer, errors.map(([field]) => field).join());
  return {
    formProps: { ...getFormProps(form), onInput },
    errorId: form.errorId,
    /** The errors that belong to no part. */
    errors: ofWhole.flatMap(([, messages]) => messages),
    keep,
    survivorFirst,
    /** The version that a record had when the form was opened; `index` is its place among the records. */
    versionOf: ({ version }: One, index: number) => typed?.version?.[index] ?? version,
    /** What `MergePartChoice` needs of the form. */
    choiceOf: (part: Part) => ({
      part,
      records,
      survivorFirst,
      typed: typed?.fields?.[part],
      refused: Boolean(typed),
      errors: form.allErrors[part],
    }),
  };
}

/**
 * Selecting the record to keep also selects its values, wherever nobody has selected another; not those
 * that are joined, because none of them are lost. Without JavaScript each
 * choice is independent. After a refusal the focus goes to the choice to correct; `refused` names the
 * refused fields.
 */
function useFollowing(answer: FormAnswer | undefined, refused: string) {
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
