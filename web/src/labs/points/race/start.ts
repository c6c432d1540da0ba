import type { Parameter, ParameterChange, Spec } from "../../../api";
import type { PointsModel } from "../model";

type Parameters = Readonly<Record<string, Parameter>>;

/**
 * The weights that the lab's network began with, for others to begin with, too: those it has while it has made no step,
 * then those of its first checkpoint, or, where none was kept, those of the seed. What is held and switched off by hand now
 * is so from the start.
 */
export async function startOf(model: PointsModel): Promise<Record<string, ParameterChange>> {
  const now = await model.trainer?.getParameters();
  if (now === undefined) return {};
  return changesTo(await initial(model, now), now);
}

async function initial(model: PointsModel, now: Parameters): Promise<Parameters> {
  const first = model.timeline.list[0];
  if ((model.moment?.epochs ?? 0) === 0) return now;
  const kept = first?.steps === 0 ? first : undefined;
  return parametersOf(model, kept?.spec ?? model.spec, kept?.bytes);
}

/** Those of a spec's seed, or of what `save` gave, by a trainer that is there for this alone. */
async function parametersOf({ engine }: PointsModel, spec: Spec, bytes: Uint8Array | undefined): Promise<Parameters> {
  const trainer = await engine.createTrainer(spec);
  try {
    if (bytes !== undefined) await trainer.load(bytes);
    return await trainer.getParameters();
  } finally {
    trainer.close();
  }
}

/** Sets the values of the one with the masks of the other, whose held values stay. */
export function changesTo(values: Parameters, masks: Parameters): Record<string, ParameterChange> {
  return Object.fromEntries(Object.entries(masks).map(([path, { data, mask, frozen }]) => {
    const from = values[path]?.data;
    const value = from?.length === data.length ? from.slice() : data.slice();
    frozen?.forEach((held, i) => { if (held === 1) value[i] = data[i]!; });
    return [path, { value, ...(mask === undefined ? {} : { mask }), ...(frozen === undefined ? {} : { frozen }) }];
  }));
}
