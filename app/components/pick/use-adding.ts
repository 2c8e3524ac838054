import { useState } from "react";
import { trpc } from "#app/trpc.client.tsx";
import type { Choice, ChoiceKind } from "#domain/choice.ts";
import { contactChoice } from "#domain/contact/choice.ts";
import { contactFrom } from "#domain/contact/from-typed.ts";
import { tagColorFor } from "#domain/tag.ts";

/** A record that was added from a field, with the operation to undo. */
interface Added {
  choice: Choice;
  operation: string;
}

type Client = ReturnType<typeof trpc.useUtils>["client"];

/** Adds a record from what was typed. */
type Add = (client: Client, typed: string, known: number) => Promise<Added>;

/** The kinds that a name is enough to add. */
const adds: Partial<Record<ChoiceKind, Add>> = {
  async contact(client, typed) {
    const added = await client.contact.create.mutate({
      ...contactFrom(typed),
      operation: crypto.randomUUID(),
    });
    return { choice: contactChoice(added), operation: added.operation };
  },
  async company(client, name) {
    const added = await client.company.create.mutate({ name, operation: crypto.randomUUID() });
    const choice = { id: added.id, name: added.name, of: null, detail: null };
    return { choice, operation: added.operation };
  },
  async tag(client, name, known) {
    const color = tagColorFor(known);
    const added = await client.tag.create.mutate({
      name,
      color,
      operation: crypto.randomUUID(),
    });
    const choice = { id: added.id, name: added.name, of: null, detail: null, color };
    return { choice, operation: added.operation };
  },
};

export function canAdd(kind: ChoiceKind): boolean {
  return adds[kind] !== undefined;
}

interface AddingOptions {
  kind: ChoiceKind;
  /** How many records of the kind the form knows. */
  known: number;
  onAdded: (choice: Choice) => void;
  onUndone: (choice: Choice) => void;
}

/** Adds records from a field at once, each as an operation of its own that can be undone there. */
export function useAdding({ kind, known, onAdded, onUndone }: AddingOptions) {
  const { client } = trpc.useUtils();
  const [added, setAdded] = useState<Added | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(messageOf(error));
    }
    setBusy(false);
  };
  return {
    added,
    isBusy,
    fault,
    add: (typed: string) =>
      attempt(async () => {
        const done = await adds[kind]?.(client, typed, known);
        if (!done) return;
        setAdded(done);
        onAdded(done.choice);
      }),
    undo: () =>
      attempt(async () => {
        if (!added) return;
        await client.change.undo.mutate({ operation: added.operation });
        setAdded(null);
        onUndone(added.choice);
      }),
  };
}

export type Adding = ReturnType<typeof useAdding>;

/** The message of a refusal; without a connection there is none. */
function messageOf(error: unknown): string {
  const isRefusal = error instanceof Error && "data" in error && error.data !== undefined;
  return isRefusal ? error.message : "Couldn't save: no connection to Kith. Try again in a moment.";
}
