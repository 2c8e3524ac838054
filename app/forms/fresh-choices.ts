import type { ShouldRevalidateFunctionArgs } from "react-router";

/** Reloads a form's choices when it was refused: one of them may have been deleted since. */
export function freshChoices(args: ShouldRevalidateFunctionArgs): boolean {
  return args.actionStatus === 400 || args.defaultShouldRevalidate;
}
