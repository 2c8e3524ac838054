import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useSubmit } from "react-router";
import { Marked } from "#app/components/marked.tsx";
import { forgetRecent } from "#app/forget-recent.ts";
import { formKeyField } from "#app/forms/form-key.ts";
import { useFormKey } from "#app/page-data.ts";
import { readRecent } from "#app/recent.ts";
import { LiveProvider, trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { useReading } from "#app/use-reading.ts";
import { type SearchTerms, searchTerms } from "#domain/search/terms.ts";
import { Icon } from "../../ui/icon.tsx";
import {
  type ListState,
  type PaletteItem,
  paletteItems,
  readPaletteQuery,
} from "./palette-items.ts";
import { Keys } from "./shortcut-help.client.tsx";
import { useOpen } from "./use-open.ts";

interface PaletteResultsProps {
  /** The id of the signed-in person. */
  person: string;
  /** The input of the palette. */
  field: React.RefObject<HTMLInputElement | null>;
  typed: string;
  /** Whether Enter was the last key. */
  entered: boolean;
  onList: (state: ListState) => void;
  onHelp: () => void;
}

/** The results for the typed text, and the keys that select from them. */
export default function PaletteResults(props: PaletteResultsProps) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

/** The most records of each kind that are shown. */
const shown = 6;

function Finder({ person, field, typed, entered, onList, onHelp }: PaletteResultsProps) {
  const [pointed, setPointed] = useState<{ text: string; index: number }>();
  const isPointed = pointed?.text === typed;
  const active = isPointed ? pointed.index : 0;
  const [recent] = useState(() => readRecent(person));
  const perform = usePerform(onHelp);
  const list = useRef<HTMLDivElement>(null);

  const query = readPaletteQuery(typed);
  const pausedText = usePaused(typed);
  const paused = readPaletteQuery(pausedText);
  const { data, isFetching } = trpc.search.find.useQuery(
    { query: paused.search, kinds: paused.kinds, limit: shown },
    { enabled: paused.search !== "", placeholderData: (previous) => previous },
  );
  const reading = useReading();
  const items = paletteItems(query, recent, data, reading);
  const terms = searchTerms(query.search || query.commands);
  const selected = items[Math.min(active, items.length - 1)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the selected line is another one then.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  const at = selected ? items.indexOf(selected) : 0;
  const move = (step: number) => {
    setPointed({ text: typed, index: (at + step + items.length) % Math.max(items.length, 1) });
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    move(step);
  });
  useEffect(() => {
    const input = field.current;
    input?.addEventListener("keydown", press);
    return () => input?.removeEventListener("keydown", press);
  }, [field]);

  const isOpen = items.length > 0;
  const selectedId = selected ? optionId(at) : undefined;
  useEffect(() => onList({ isOpen, selected: selectedId }), [onList, isOpen, selectedId]);

  // Enter waits for the results of the whole text, unless somebody has pointed at a line.
  const isSettled = isPointed || query.search === "" || (pausedText === typed && !isFetching);
  const enter = useEffectEvent(() => selected && perform(selected));
  useEffect(() => {
    if (entered && isSettled) enter();
  }, [entered, isSettled]);

  return (
    <>
      <div
        className="palette-list"
        id="palette-list"
        role="listbox"
        aria-label="Results"
        ref={list}
      >
        {groupsOf(items).map(({ title, from, members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={title} role="group" aria-label={title}>
            <p className="palette-group" aria-hidden="true">
              {title}
            </p>
            {members.map((item, index) => (
              <Option
                key={`${item.to ?? ""} ${item.label}`}
                id={optionId(from + index)}
                item={item}
                terms={terms}
                selected={item === selected}
                onChoose={() => perform(item)}
                onPoint={() => setPointed({ text: typed, index: from + index })}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="palette-nothing" role="status">
        {items.length > 0 || isFetching ? null : "No matches."}
      </p>
      <p className="palette-tips">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> to move
        </span>
        <span>
          <kbd>Enter</kbd> to go
        </span>
        <span>
          <kbd>&gt;</kbd> actions
        </span>
        <span>
          <kbd>@</kbd> people
        </span>
        <span>
          <kbd>#</kbd> a number
        </span>
      </p>
    </>
  );
}

function optionId(index: number): string {
  return `palette-option-${index}`;
}

/** Runs a line of the palette, and closes it. */
function usePerform(onHelp: () => void): (item: PaletteItem) => void {
  const open = useOpen();
  const submit = useSubmit();
  const formKey = useFormKey();
  return ({ to, command }) => {
    if (command?.help) return onHelp();
    document.querySelector<HTMLDialogElement>("dialog.palette")?.close();
    const page = to ?? command?.to;
    if (page) open(page);
    if (command?.file) window.location.assign(command.file);
    if (command?.post) {
      const { action, fields } = command.post;
      if (command.leaves) forgetRecent();
      submit({ ...fields, [formKeyField]: formKey }, { method: "post", action });
    }
  };
}

interface Group {
  title: string;
  /** The index of its first item among all items. */
  from: number;
  members: PaletteItem[];
}

function groupsOf(items: PaletteItem[]): Group[] {
  const groups: Group[] = [];
  items.forEach((item, index) => {
    const last = groups.at(-1);
    if (last?.title === item.group) last.members.push(item);
    else groups.push({ title: item.group, from: index, members: [item] });
  });
  return groups;
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  terms: SearchTerms | undefined;
  selected: boolean;
  onChoose: () => void;
  onPoint: () => void;
}

function Option({ id, item, terms, selected, onChoose, onPoint }: OptionProps) {
  const { label, detail, icon, keys } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox.
    <div
      className="palette-option"
      role="option"
      id={id}
      aria-selected={selected}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <Icon name={icon} />
      <span className="palette-label" dir="auto">
        <Marked text={label} terms={item.group === "Search" ? undefined : terms} />
      </span>
      <span className="palette-detail" dir="auto">
        {detail ? <Marked text={detail} terms={terms} /> : null}
      </span>
      {keys ? (
        <span className="palette-keys" aria-hidden="true">
          <Keys keys={keys} />
        </span>
      ) : null}
    </div>
  );
}
