import { type GroupOf, groupsOf } from "../field-groups.ts";
import { companyFields } from "./fields.ts";

/** Fields of a company that are edited together, in one part of its page. */
export type CompanyGroup = GroupOf<typeof companyFields>;

export const {
  groups: companyGroups,
  fieldsOfGroup,
  groupLabel,
  groupNoun,
} = groupsOf(companyFields, { address: "Address" });

/** The groups besides the name. */
export const optionalGroups = companyGroups.filter((group) => group !== "name");
