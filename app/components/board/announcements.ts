import type { ShownColumn } from "./shown-board.ts";

/** A position in a column, counted from 1, and the card that is there. */
function positionText({ stage, deals }: ShownColumn, index: number, entering: boolean): string {
  const count = deals.length + Number(entering);
  return `position ${index + 1} of ${Math.max(count, index + 1)} in ${stage.name}`;
}

/** What screen readers announce while cards are moved with the keyboard. */
export const announcements = {
  instructions:
    "Press Enter to open the deal, the arrow keys to go to another card, and Space to lift this one. Once lifted, move it with the arrow keys, press Space to drop it and Escape to put it back.",
  lifted: (title: string, column: ShownColumn, index: number) =>
    `Lifted ${title}, ${positionText(column, index, false)}.`,
  moved: (title: string, column: ShownColumn, index: number, entering: boolean) =>
    `Moved ${title} to ${positionText(column, index, entering)}.`,
  nowhere: (title: string) => `${title} isn't over a stage.`,
  dropped: (title: string, column: ShownColumn, index: number) =>
    `Dropped ${title} in ${column.stage.name}, position ${index + 1}.`,
  cancelled: (title: string) => `Put ${title} back.`,
};
