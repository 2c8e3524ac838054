import { Form, href } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { type Choice, Options } from "#app/forms/select-field.tsx";

interface EncodingProps {
  id: number;
  encoding: { name: string; isGuess: boolean } | null;
  choices: Choice[];
  /** A text of the file whose letters show whether the encoding is right. */
  sample: string | undefined;
}

/** The encoding of a file, to be corrected if it is a guess. */
export function Encoding({ id, encoding, choices, sample }: EncodingProps) {
  if (!encoding?.isGuess) return null;
  return (
    <Form
      method="post"
      action={href("/import/:id/encoding", { id: String(id) })}
      className="card encoding"
    >
      <FormKeyInput />
      <label className="field-label" htmlFor="charset">
        Letters of the file
      </label>
      <select className="input" id="charset" name="charset" defaultValue={encoding.name}>
        {choices.some(({ value }) => value === encoding.name) ? null : (
          <option value={encoding.name}>{encoding.name}</option>
        )}
        <Options choices={choices} />
      </select>
      <button type="submit" className="button">
        Read again
      </button>
      {sample ? (
        <p className="field-hint">
          It reads “<bdi>{sample}</bdi>”. Change this if letters are wrong.
        </p>
      ) : null}
    </Form>
  );
}
