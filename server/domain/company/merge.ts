import { mergingOf } from "../merge.ts";
import { companyFields } from "./fields.ts";
import { groupLabel } from "./group.ts";

/** How companies are merged: the one that is kept keeps its name. */
export const companyMerging = mergingOf(companyFields, groupLabel);
