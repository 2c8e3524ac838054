import { Form, useSubmit } from "react-router";
import { useVisit } from "#app/ui/use-visit.ts";

/**
 * The filter of the list at this URL, as one form whose URL is the list. With JavaScript a choice is
 * taken at once; what is typed waits until it is sent, which closes its menus.
 */
export function FilterFrame({ children }: { children: React.ReactNode }) {
  const visit = useVisit();
  const submit = useSubmit();
  return (
    <Form
      key={visit}
      className="filter"
      role="search"
      replace
      state={{ visit }}
      onSubmit={({ currentTarget }) => {
        for (const menu of currentTarget.querySelectorAll("details")) menu.open = false;
      }}
      onChange={({ currentTarget, target }) => {
        const typing =
          target instanceof HTMLInputElement && ["search", "text"].includes(target.type);
        if (!typing) submit(currentTarget, { replace: true, state: { visit } });
      }}
    >
      {children}
    </Form>
  );
}
