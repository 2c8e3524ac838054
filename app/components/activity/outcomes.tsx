/** The id of the list of outcomes that are offered. */
export const outcomesId = "outcomes";

const outcomes = ["Reached", "No answer", "Left a message", "Interested", "Not interested"];

/** Outcomes to pick from; any other can be typed. */
export function Outcomes() {
  return (
    <datalist id={outcomesId}>
      {outcomes.map((outcome) => (
        <option key={outcome} value={outcome} />
      ))}
    </datalist>
  );
}
