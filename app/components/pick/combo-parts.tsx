import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { FieldError } from "#app/forms/field.tsx";
import type { ChoiceKind } from "#domain/choice.ts";
import { mostFoundChoices } from "#domain/choice.ts";
import { Icon } from "../../ui/icon.tsx";
import { ChoiceLine } from "./choice-line.tsx";
import { kindWords } from "./kinds.ts";
import type { Adding } from "./use-adding.ts";
import { type Combo, isNew } from "./use-combo.ts";
import "./combo.css";

interface ComboListProps {
  kind: ChoiceKind;
  combo: Combo;
}

/** What was found, in a list over the page, and how much it is, for screen readers. */
export function ComboList({ kind, combo }: ComboListProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { isOpen, lines, isSettled, search } = combo;
  useLayoutEffect(() => {
    const { current } = popup;
    if (!current || !canAnchor()) return;
    // In the top layer no dialog cuts it off.
    current.popover = "manual";
    if (!isOpen) return;
    current.showPopover();
    return () => current.hidePopover();
  }, [isOpen]);
  const { one, many } = kindWords[kind];
  const found = lines.filter((line) => !isNew(line)).length;
  const isEmpty = isSettled && found === 0;
  const nothing = search === "" ? `No ${many} yet.` : `No ${many} match.`;
  const counted = found === 1 ? `1 ${one}` : `${found} ${many}`;
  const heard = found >= mostFoundChoices ? `The first ${counted}` : counted;
  return (
    <>
      <div ref={popup} className="combo-popup" hidden={!isOpen}>
        <ul {...combo.getMenuProps({ className: "combo-list", "aria-label": "Suggestions" })}>
          {isOpen
            ? lines.map((line, index) => (
                <li
                  key={line.id}
                  {...combo.getItemProps({
                    item: line,
                    index,
                    className: "combo-option",
                    onClick: () => combo.choose(line),
                  })}
                >
                  {isNew(line) ? (
                    <>
                      <Icon name="plus" />
                      <span className="pick-name">
                        Create {one} “<bdi>{line.name}</bdi>”
                      </span>
                    </>
                  ) : (
                    <ChoiceLine kind={kind} choice={line} />
                  )}
                </li>
              ))
            : null}
        </ul>
        {isEmpty ? <p className="combo-nothing">{nothing}</p> : null}
      </div>
      <p className="visually-hidden" role="status">
        {isOpen && isSettled ? (isEmpty ? nothing : heard) : null}
      </p>
    </>
  );
}

/** Whether the browser itself keeps a popover beside its field. */
function canAnchor(): boolean {
  return CSS.supports("anchor-scope", "--combo");
}

/** Scrolls a field to the top of a phone's screen, so that its list has room above the keyboard. */
export function makeRoom(field: HTMLElement): void {
  if (window.matchMedia("(max-width: 640px)").matches) field.scrollIntoView({ block: "start" });
}

interface AddedNoteProps {
  kind: ChoiceKind;
  adding: Adding;
  errorId: string;
}

/** Says that a record was added from the field, with its Undo, or why it wasn't. */
export function AddedNote({ kind, adding, errorId }: AddedNoteProps) {
  const { added, isBusy, fault, undo } = adding;
  return (
    <>
      <div className={added ? "combo-added" : undefined}>
        <p role="status">
          {isBusy ? "Saving…" : null}
          {added && !isBusy ? `Added ${kindWords[kind].one} “${added.choice.name}”.` : null}
        </p>
        {added ? (
          <button type="button" className="button button-quiet button-small" onClick={undo}>
            Undo
          </button>
        ) : null}
      </div>
      <FieldError id={errorId} errors={fault ? [fault] : undefined} />
    </>
  );
}

/** Stops the form around a field from being sent if what is typed into it would be lost. */
export function useRefusal(
  field: React.RefObject<HTMLInputElement | null>,
  isRefused: boolean,
  onRefused: () => void,
): void {
  const refuse = useEffectEvent((event: SubmitEvent) => {
    if (!isRefused) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onRefused();
    field.current?.focus();
  });
  useEffect(() => {
    const form = field.current?.form;
    form?.addEventListener("submit", refuse, { capture: true });
    return () => form?.removeEventListener("submit", refuse, { capture: true });
  }, [field]);
}
