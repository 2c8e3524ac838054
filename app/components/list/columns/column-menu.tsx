import { useEffect, useRef, useState } from "react";
import { useNavigation, useSubmit } from "react-router";
import { ColumnForm } from "./column-form.tsx";

type ColumnMenuProps = Omit<
  React.ComponentProps<typeof ColumnForm>,
  "onChoose" | "className" | "children"
>;

/** The columns of a list as an open menu above it, which applies each change at once. */
export default function ColumnMenu(props: ColumnMenuProps) {
  const { shown, list, listQuery } = props;
  const submit = useSubmit();
  const [selected, setSelected] = useState(shown);
  // It replaces the link that was pressed.
  const summary = useRef<HTMLElement>(null);
  useEffect(() => summary.current?.focus(), []);
  const navigation = useNavigation();
  const pressed = useRef(false);
  useEffect(() => {
    // The answer to one press must not reset the next one, even if that hasn't been sent yet.
    if (navigation.state !== "idle") pressed.current = false;
    else if (!pressed.current) setSelected(shown);
  }, [shown, navigation]);
  const choose = (columns: readonly string[]) => {
    setSelected(columns);
    pressed.current = true;
    const fields = new FormData();
    fields.set("list", listQuery);
    fields.set("show", "1");
    for (const name of columns) fields.append("column", name);
    submit(fields, {
      method: "post",
      action: list.columnsPath,
      replace: true,
      preventScrollReset: true,
    });
  };
  return (
    <details className="menu wide-only" name="list-menu" open>
      <summary className="button" ref={summary}>
        Columns
      </summary>
      <ColumnForm {...props} shown={selected} onChoose={choose} className="menu-body column-menu" />
    </details>
  );
}
