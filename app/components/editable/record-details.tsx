interface RecordDetailsProps<Group extends string> {
  groups: readonly Group[];
  labelOf: (group: Group) => string;
  /** A group's view; null for nothing. */
  viewOf: (group: Group) => React.ReactNode;
  /** The group's view with its editor. */
  editable: (group: Group, view: React.ReactNode) => React.ReactNode;
}

/** The details of a record, group by group; then links to add the missing ones. */
export function RecordDetails<Group extends string>(props: RecordDetailsProps<Group>) {
  const { groups, labelOf, viewOf, editable } = props;
  const views = groups.map((group) => ({ group, view: viewOf(group) }));
  const filled = views.filter(({ view }) => view !== null);
  const empty = views.filter(({ view }) => view === null);
  // One list, so that an editor keeps what was typed when its group becomes empty or filled.
  return (
    <dl className="record-details">
      {[...filled, ...empty].map(({ group, view }) => (
        <div key={group} className={view === null ? "record-empty" : "record-detail"}>
          <dt>{labelOf(group)}</dt>
          <dd>{editable(group, view)}</dd>
        </div>
      ))}
    </dl>
  );
}
