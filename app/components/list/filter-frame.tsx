import { Form, useSubmit } from "react-router";
import { useVisit } from "#app/ui/use-visit.ts";

/**
 * The filters of the list at this URL, as one form that leads to the filtered list. With
 * JavaScript, selections apply at once; typed text waits for a submit, which also closes
 * the menus.
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
        currentTarget.querySelector<HTMLElement>("[popover]")?.hidePopover();
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
