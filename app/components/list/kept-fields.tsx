/** The parameters of a list's URL that its form has no fields for. */
export function KeptFields({
  fields,
}: {
  fields: Record<string, string | number | null | undefined>;
}) {
  return Object.entries(fields).map(([name, value]) =>
    value == null ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}
