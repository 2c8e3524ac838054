import { carried } from "../inputs.ts";
import { renameFileInput } from "./input.ts";

/** A file's new name as its form sends it, with the page to go to afterwards. */
export const fileForm = renameFileInput
  .omit({ id: true, operation: true })
  .extend({ to: carried.optional() });
