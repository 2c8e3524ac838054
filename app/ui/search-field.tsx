import { Search } from "lucide-react";

type SearchFieldProps = Pick<
  React.ComponentProps<"input">,
  "placeholder" | "defaultValue" | "onFocus" | "onChange"
> & { label: string };

/** The search box of a list's GET form; its value is `search` in the URL. */
export function SearchField({ label, ...input }: SearchFieldProps) {
  return (
    <div className="search">
      <Search className="search-icon" size={16} aria-hidden="true" />
      <input
        className="input"
        type="search"
        name="search"
        aria-label={label}
        maxLength={200}
        autoComplete="off"
        {...input}
      />
    </div>
  );
}
