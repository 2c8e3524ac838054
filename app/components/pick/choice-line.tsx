import { Initials } from "#app/components/avatar.tsx";
import type { Choice, ChoiceKind } from "#domain/choice.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import "./choice-line.css";

interface ChoiceLineProps {
  kind: ChoiceKind;
  choice: Choice;
}

/** A record among others to select from: its picture, its name and what it belongs to, and below what tells it apart. */
export function ChoiceLine({ kind, choice }: ChoiceLineProps) {
  return (
    <>
      <ChoiceMark kind={kind} choice={choice} />
      <span className="pick-text">
        <span className="pick-line">
          <bdi className="pick-name">{choice.name}</bdi>
          {choice.of ? <bdi className="pick-of">{choice.of}</bdi> : null}
        </span>
        {choice.detail ? <bdi className="pick-detail">{choice.detail}</bdi> : null}
      </span>
    </>
  );
}

const icons: Record<ChoiceKind, IconName> = {
  contact: "user",
  company: "building-2",
  deal: "circle-dollar-sign",
  tag: "tag",
};

function ChoiceMark({ kind, choice: { id, initials, color } }: ChoiceLineProps) {
  if (initials) return <Initials id={id} letters={initials} />;
  if (kind === "tag" && color) {
    const style = { "--tag": color } as React.CSSProperties;
    return <span className="chip-dot" style={style} aria-hidden="true" />;
  }
  return <Icon name={icons[kind]} />;
}
