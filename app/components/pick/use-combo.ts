import { useCombobox } from "downshift";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { type Choice, type ChoiceKind, choiceLabel } from "#domain/choice.ts";
import { fold } from "#domain/fold.ts";

/** A line of the list that adds a record with the typed name. */
export interface NewChoice {
  id: 0;
  name: string;
}

export type Line = Choice | NewChoice;

export function isNew(line: Line): line is NewChoice {
  return line.id === 0;
}

interface ComboOptions {
  kind: ChoiceKind;
  inputId: string | undefined;
  /** The text at first. */
  text: string;
  /** The selected record, if its label is the text of the field. */
  picked: Choice | null;
  /** Records that the list leaves out. */
  without?: readonly Choice[];
  /** The text after a line has been selected. */
  textOf: (line: Line) => string;
  /** Whether any text may stay, so that Enter takes only a line that was moved to. */
  isFree?: boolean;
  /** Whether the list stays open for another selection. */
  staysOpen?: boolean;
  /** Whether the list offers to add a record. */
  adds: boolean;
  onPick: (line: Line) => void;
}

/** Searches records of a kind while somebody types, and selects from what is found. */
export function useCombo(options: ComboOptions) {
  const { kind, inputId, picked, without = [], textOf, adds, onPick } = options;
  const { isFree = false, staysOpen = false } = options;
  const [text, setText] = useState(options.text);
  const [isOpen, setOpen] = useState(false);
  const search = picked && text === textOf(picked) ? "" : text.trim();
  const { found, isSettled } = useFound(kind, search, isOpen);
  const others = found.filter(({ id }) => without.every((each) => each.id !== id));
  const isKnown = (name: string) => found.some((each) => fold(each.name) === fold(name));
  // Two people may have the same name; companies and tags may not.
  const offersNew = adds && isSettled && search !== "" && (kind === "contact" || !isKnown(search));
  const lines: Line[] = offersNew ? [...others, { id: 0, name: search }] : others;
  const isEntered = useRef(false);
  const combo = useCombobox<Line>({
    items: lines,
    initialInputValue: options.text,
    inputId,
    itemToString: (line) => (line ? textOf(line) : ""),
    onInputValueChange: ({ inputValue }) => setText(inputValue),
    onIsOpenChange: (change) => setOpen(change.isOpen),
    stateReducer: (state, { type, changes }) => {
      const { InputBlur, InputClick, ItemClick } = useCombobox.stateChangeTypes;
      // What is selected is not the list's to know: the field says it.
      const next = { ...changes, selectedItem: null };
      // Leaving the field selects nothing that wasn't confirmed.
      if (type === InputBlur) return { ...next, inputValue: state.inputValue };
      if (type === InputClick) return { ...next, isOpen: true };
      if (type === ItemClick) return { ...next, isOpen: staysOpen };
      return next;
    },
  });
  const choose = (line: Line) => {
    combo.setInputValue(textOf(line));
    if (!staysOpen) combo.closeMenu();
    onPick(line);
  };
  const settle = useEffectEvent(() => {
    if (isFree) return;
    const [first] = lines;
    combo.setHighlightedIndex(first ? 0 : -1);
    if (first && isEntered.current) choose(first);
    isEntered.current = false;
  });
  useEffect(() => {
    if (isSettled && search !== "") settle();
  }, [isSettled, search]);

  const enter = (event: React.KeyboardEvent) => {
    const line = lines[combo.highlightedIndex];
    // Enter sends the form with a text that may stay.
    if (isFree && !line) return combo.closeMenu();
    event.preventDefault();
    if (search !== "" && !isSettled) isEntered.current = true;
    else if (line) choose(line);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const nativeEvent: KeyboardEvent & { preventDownshiftDefault?: boolean } = event.nativeEvent;
    // A closed list leaves Escape to what contains the field.
    const isOurs = event.key === "Escape" ? combo.isOpen : event.key !== "Enter";
    nativeEvent.preventDownshiftDefault = nativeEvent.isComposing || !isOurs;
    if (nativeEvent.isComposing || !combo.isOpen) return;
    if (event.key === "Escape") event.stopPropagation();
    if (event.key === "Enter") enter(event);
  };

  return {
    ...combo,
    text,
    setText: combo.setInputValue,
    lines,
    choose,
    found,
    isSettled,
    search,
    onKeyDown,
    onTyped: () => {
      isEntered.current = false;
    },
  };
}

export type Combo = ReturnType<typeof useCombo>;

/** What a search finds, and whether it is the answer to the text as it is now. */
function useFound(kind: ChoiceKind, search: string, isOpen: boolean) {
  const paused = usePaused(search);
  const { data, isPlaceholderData } = trpc.choice.find.useQuery(
    { kind, search: paused },
    { enabled: isOpen, placeholderData: (previous) => previous },
  );
  return {
    found: data ?? [],
    isSettled: paused === search && data !== undefined && !isPlaceholderData,
  };
}

/** The record that a text names exactly; null if there is none, or more than one. */
export function namedBy(text: string, found: readonly Choice[]): Choice | null {
  const typed = fold(text);
  const named = found.filter((choice) =>
    [choice.name, choiceLabel(choice)].some((name) => fold(name) === typed),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
