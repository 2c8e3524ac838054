interface EntityDeclaration {
  /** Its singular name. */
  one: string;
  many: string;
  /** Whether it goes to Trash before it is deleted permanently. */
  trash?: true;
}

/** Every kind of record that the log tracks, parents before their children. */
const declared = {
  settings: { one: "settings", many: "settings" },
  rate: { one: "rate", many: "rates" },
  pipeline: { one: "pipeline", many: "pipelines" },
  stage: { one: "stage", many: "stages" },
  category: { one: "category", many: "categories" },
  tag: { one: "tag", many: "tags" },
  company: { one: "company", many: "companies" },
  contact: { one: "contact", many: "contacts", trash: true },
  deal: { one: "deal", many: "deals", trash: true },
  todo: { one: "task", many: "tasks", trash: true },
  activity: { one: "activity", many: "activities", trash: true },
  file: { one: "file", many: "files", trash: true },
  dismissal: { one: "dismissed duplicate", many: "dismissed duplicates" },
  todayDismissal: { one: "entry of Today", many: "entries of Today" },
  view: { one: "view", many: "views" },
} as const satisfies Record<string, EntityDeclaration>;

export type EntityName = keyof typeof declared;

export const entityNouns: Record<EntityName, EntityDeclaration> = declared;

export const entities = Object.keys(declared) as EntityName[];

/** The kinds of record that go to Trash before they are permanently deleted. */
export type TrashKind = {
  [Name in EntityName]: (typeof declared)[Name] extends { trash: true } ? Name : never;
}[EntityName];

export const trashKinds = entities.filter((name): name is TrashKind => "trash" in declared[name]);
