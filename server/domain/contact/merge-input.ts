import type * as z from "zod";
import { mostMerged } from "../duplicate.ts";
import { mergeInputsOf } from "../merge-input.ts";
import { mergeParts } from "./merge.ts";

export const {
  merge: mergeInput,
  form: mergeForm,
  compare: compareInput,
} = mergeInputsOf("contact", { parts: mergeParts, most: mostMerged });

export type ContactMerge = z.output<typeof mergeInput>;
