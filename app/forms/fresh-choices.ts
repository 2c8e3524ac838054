import type { ShouldRevalidateFunctionArgs } from "react-router";

/** Loads a form's choices again when it was refused: one of them may have been deleted since. */
export function freshChoices(args: ShouldRevalidateFunctionArgs): boolean {
  return args.actionStatus === 400 || args.defaultShouldRevalidate;
}
