import { href, useFetchers, useSubmit } from "react-router";
import { formKeyField } from "#app/forms/form-key.ts";
import { useFormKey } from "#app/page-data.ts";
import type { PipelineWithStages } from "./read-pipelines.ts";

interface Order {
  ids: number[];
  /** The pipeline whose stages are ordered; null for the pipelines themselves. */
  pipeline: string | null;
}

const prefix = "order-";

/** Sends a new order, which the page shows at once. */
export function useReorder() {
  const submit = useSubmit();
  const formKey = useFormKey();
  return ({ ids, pipeline }: Order) => {
    const form = new FormData();
    // Each drop is its own operation, even if it equals an earlier one.
    form.set(formKeyField, `${formKey} ${crypto.randomUUID()}`);
    form.set("ids", ids.join(","));
    submit(form, {
      method: "post",
      action:
        pipeline === null ? href("/settings/pipelines/order") : href("/settings/stages/order"),
      navigate: false,
      fetcherKey: `${prefix}${pipeline ?? ""}`,
      flushSync: true,
      preventScrollReset: true,
    });
  };
}

/** The pipelines and stages as they will be once pending orders are saved. */
export function useOrdered(pipelines: PipelineWithStages[]): PipelineWithStages[] {
  const orders = new Map(
    useFetchers().flatMap(({ key, formData }): [string, number[]][] =>
      key.startsWith(prefix) && formData
        ? [[key.slice(prefix.length), String(formData.get("ids")).split(",").map(Number)]]
        : [],
    ),
  );
  return inOrder(pipelines, orders.get("")).map((pipeline) => ({
    ...pipeline,
    stages: inOrder(pipeline.stages, orders.get(String(pipeline.id))),
  }));
}

function inOrder<Row extends { id: number }>(rows: Row[], ids: number[] | undefined): Row[] {
  if (!ids) return rows;
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}
