import { Form, useSearchParams } from "react-router";

const param = "find";

/** The words by which the address of a deal's form finds the contacts that it offers. */
export function findIn(request: Request): string {
  return new URL(request.url).searchParams.get(param)?.trim() ?? "";
}

/** Fills the selects of a deal's form with contacts found by words; with JavaScript each field finds its own. */
export function FindContacts({ find }: { find: string }) {
  const [params] = useSearchParams();
  const others = [...params].filter(([name]) => name !== param);
  return (
    <Form className="find-contacts" role="search">
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        className="input"
        type="search"
        dir="auto"
        name={param}
        defaultValue={find}
        aria-label="Find contacts to choose from"
        placeholder="Find contacts to choose from, before you fill in the form"
      />
      <button type="submit" className="button">
        Find
      </button>
    </Form>
  );
}
