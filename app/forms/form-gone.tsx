import { Suspense } from "react";
import { useActionData, useRouteError } from "react-router";
import { lateWhenIdle } from "../ui/late-when-idle.ts";
import { ProblemOf } from "../ui/problem.tsx";
import { type FormAnswer, formOf } from "./form-answer.ts";
import { formKeyField } from "./form-key.ts";

const loadTypedFields = () => import("./typed-fields.tsx");

/** Few ever need them. */
const TypedFields = import.meta.env.SSR
  ? (await loadTypedFields()).default
  : lateWhenIdle(loadTypedFields);

/**
 * Replaces a page whose record was deleted while its form was filled in without JavaScript: what
 * was typed can be copied, or sent again once the record is restored.
 */
export function FormGone() {
  const error = useRouteError();
  const answer = useActionData<FormAnswer>();
  const fields = [...formOf(answer?.initialValue)].filter(([name]) => name !== formKeyField);
  return (
    <div className="narrow">
      <div className="problem">
        <ProblemOf error={error} />
      </div>
      {fields.length > 0 ? (
        <Suspense>
          <TypedFields fields={fields} />
        </Suspense>
      ) : null}
    </div>
  );
}
