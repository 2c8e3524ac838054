import type * as z from "zod";
import { mergeInputsOf } from "../merge-input.ts";
import { mostMerged } from "./company.ts";
import { companyMerging } from "./merge.ts";

export const {
  merge: mergeCompaniesInput,
  form: companyMergeForm,
  compare: compareCompaniesInput,
} = mergeInputsOf("company", { parts: companyMerging.parts, most: mostMerged });

export type CompanyMerge = z.output<typeof mergeCompaniesInput>;
