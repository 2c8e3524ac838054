import type { ZodType } from "zod";
import type { $ZodType, $ZodTypes } from "zod/v4/core";

/**
 * Whether each field of a form has the shape that the schema expects: one text for a text, and
 * nested names for a list or an object. A form that is shown again fills its fields with the values
 * sent, and a list in place of a text would break it. Fields that the schema doesn't know may have
 * any shape.
 */
export function hasShape(form: FormData, schema: ZodType): boolean {
  const names = new Set(form.keys());
  return [...names].every((name) => {
    const steps = name.match(/[^.[\]]+|\[\d+\]/g) ?? [];
    return isPlaceFor(steps, form.getAll(name).length, schema);
  });
}

function isPlaceFor(steps: string[], count: number, schema: $ZodType): boolean {
  const [step, ...below] = steps;
  const kinds = alternatives(schema).map(({ _zod }) => _zod.def);
  if (step === undefined) {
    return kinds.some(({ type }) => type === "array" || (type !== "object" && count === 1));
  }
  if (step.startsWith("[")) {
    return kinds.some((def) => def.type === "array" && isPlaceFor(below, count, def.element));
  }
  const shapes = kinds.flatMap((def) => (def.type === "object" ? [def.shape] : []));
  const fields = shapes.flatMap((shape) => shape[step] ?? []);
  const isFree = shapes.length > 0 && fields.length === 0;
  return isFree || fields.some((field) => isPlaceFor(below, count, field));
}

/** The types that a schema accepts, without their wrappers. */
function alternatives(schema: $ZodType): $ZodTypes[] {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case "union":
      return def.options.flatMap(alternatives);
    case "intersection":
      return [...alternatives(def.left), ...alternatives(def.right)];
    case "pipe":
      return alternatives(def.in);
    case "optional":
    case "nullable":
    case "default":
      return alternatives(def.innerType);
    default:
      return [schema as $ZodTypes];
  }
}
