import { useShortcut } from "#app/use-shortcut.ts";
import { Icon } from "../ui/icon.tsx";

type SearchFieldProps = Pick<
  React.ComponentProps<"input">,
  "placeholder" | "defaultValue" | "onFocus" | "onChange"
> & {
  label: string;
  /** The label of the submit button. */
  button?: string;
};

/** The search box of a list's GET form, with the form's button; its value is `search` in the URL. */
export function SearchField({ label, button = "Search", ...input }: SearchFieldProps) {
  const shortcut = useShortcut("/");
  return (
    <>
      <div className="search">
        <Icon name="search" className="search-icon" />
        <input
          className="input"
          type="search"
          dir="auto"
          name="search"
          aria-label={label}
          aria-keyshortcuts={shortcut}
          maxLength={200}
          autoComplete="off"
          {...input}
        />
      </div>
      <button type="submit" className="button search-button">
        {button}
      </button>
    </>
  );
}
