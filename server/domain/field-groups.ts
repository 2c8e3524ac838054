type Declared = Record<string, { label: string; group: string }>;

/** The names of the groups that a declaration has. */
export type GroupOf<Fields extends Declared> = Fields[keyof Fields]["group"];

/** The labels of groups that no field has the name of. */
type OtherLabels<Fields extends Declared> = Record<Exclude<GroupOf<Fields>, keyof Fields>, string>;

/** The groups of a noun's fields, in the order of the fields; those of one are edited together. */
export function groupsOf<Fields extends Declared>(
  fields: Fields,
  otherLabels: OtherLabels<Fields>,
) {
  type Name = keyof Fields & string;
  type Group = GroupOf<Fields>;
  const names = Object.keys(fields) as Name[];
  const groupOf = (name: Name): Group => (fields[name] as Declared[string]).group;
  const groups = [...new Set(names.map(groupOf))];
  const labelOf = (group: Group): string =>
    fields[group]?.label ?? (otherLabels as Record<Group, string>)[group];
  return {
    groups,
    fieldsOfGroup: (group: Group) => names.filter((name) => groupOf(name) === group),
    groupLabel: labelOf,
    /** A group's name within a sentence: "Change email". A name such as LinkedIn keeps its capitals. */
    groupNoun(group: Group): string {
      const label = labelOf(group);
      return /\p{L}\p{Lu}/u.test(label) ? label : label.toLowerCase();
    },
  };
}
