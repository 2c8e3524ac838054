import type { Column } from "./board.ts";

/** A position in a column, counted from 1, and the card that is there. */
function positionText({ name, cards }: Column, index: number, entering: boolean): string {
  const count = cards.length + Number(entering);
  return `position ${index + 1} of ${Math.max(count, index + 1)} in ${name}`;
}

/** What screen readers announce while cards are moved with the keyboard. */
export const announcements = {
  instructions: (noun: string) =>
    `Press Enter to open the ${noun}, the arrow keys to go to another card, and Space to lift this one. Once lifted, move it with the arrow keys, press Space to drop it and Escape to put it back.`,
  lifted: (title: string, column: Column, index: number) =>
    `Lifted ${title}, ${positionText(column, index, false)}.`,
  moved: (title: string, column: Column, index: number, entering: boolean) =>
    `Moved ${title} to ${positionText(column, index, entering)}.`,
  nowhere: (title: string, columnNoun: string) => `${title} isn't over a ${columnNoun}.`,
  dropped: (title: string, column: Column, index: number) =>
    `Dropped ${title} in ${column.name}, position ${index + 1}.`,
  cancelled: (title: string) => `Put ${title} back.`,
};
