import type * as Models from "../labs/kept-models";
import type { Aside } from "../state/aside";

// What networks learnt, also those of work that was set aside, in the browser's own database: Aside has room for what a link
// would hold, and no weights.

let last: Promise<unknown> = Promise.resolve();

/** One after another: what is asked for may be on its way there. */
function inTurn<T>(act: (models: typeof Models) => Promise<T>, otherwise: T): Promise<T> {
  const done = last.then(async () => act(await import("../labs/kept-models"))).catch(() => otherwise);
  last = done;
  return done;
}

function nameOf(lab: string, { at }: Aside): string {
  return `aside ${lab} ${at}`;
}

/** What is kept under a lab's own name. */
export function keptModel(name: string | undefined): Promise<Models.KeptModel | undefined> {
  return inTurn((models) => (name === undefined ? Promise.resolve(undefined) : models.keptModel(name)), undefined);
}

/** False where there was something to keep and no room. */
export function keepAsideModel(lab: string, aside: Aside, learnt: Promise<Models.KeptModel | undefined>): Promise<boolean> {
  return inTurn(async (models) => {
    const model = await learnt;
    return model === undefined || models.keepModel(nameOf(lab, aside), model);
  }, false);
}

/** Undefined where there is none. */
export function asideModel(lab: string, aside: Aside): Promise<Models.KeptModel | undefined> {
  return keptModel(nameOf(lab, aside));
}

export function dropAsideModels(lab: string, asides: readonly Aside[]): void {
  for (const aside of asides) void inTurn((models) => models.dropModel(nameOf(lab, aside)), undefined);
}
