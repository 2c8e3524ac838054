import { lazy, Suspense, useId, useState } from "react";

/** The typed client comes only when somebody is about to name a company. */
const CompanySuggest = lazy(() => import("./company-suggest.tsx"));

/** A line of text that suggests the companies of the book; without JavaScript, a plain one. */
export function CompanyInput({ className = "input", ...input }: React.ComponentProps<"input">) {
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [names, setNames] = useState<string[]>([]);
  return (
    <>
      <input
        type="text"
        autoComplete="off"
        {...input}
        className={className}
        list={listId}
        onFocus={({ currentTarget }) => setTyped(currentTarget.value)}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {typed === undefined ? null : (
        <Suspense fallback={null}>
          <CompanySuggest search={typed} onFound={setNames} />
        </Suspense>
      )}
    </>
  );
}
