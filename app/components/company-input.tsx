import { useId, useState } from "react";
import { CompanyList } from "./company-list.tsx";

/** A text input that suggests the workspace's companies; without JavaScript, a plain one. */
export function CompanyInput({ className = "input", ...input }: React.ComponentProps<"input">) {
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        {...input}
        className={className}
        list={listId}
        onFocus={({ currentTarget }) => setTyped(currentTarget.value)}
        onInput={(event) => {
          input.onInput?.(event);
          setTyped(event.currentTarget.value);
        }}
      />
      <CompanyList id={listId} typed={typed} />
    </>
  );
}
