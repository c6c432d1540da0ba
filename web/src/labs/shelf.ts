import { dropModel, keepModel, keptModel, type KeptModel } from "./kept-models";

/** Where networks are kept, by name, while others are in their place. */
export interface Shelf {
  /** From one visit to the next, not only as long as the page is there. */
  readonly lasts: boolean;
  /** False where there is no room. */
  keep(name: string, model: KeptModel): Promise<boolean>;
  /** Undefined where there is none. */
  find(name: string): Promise<KeptModel | undefined>;
  drop(name: string): Promise<void>;
}

export const lastingShelf: Shelf = { lasts: true, keep: keepModel, find: keptModel, drop: dropModel };

/** So many of one element's are kept; those go that were kept longest ago. */
const mostModels = 8;

export function passingShelf(): Shelf {
  const models = new Map<string, KeptModel>();
  return {
    lasts: false,
    keep: (name, model) => {
      models.delete(name);
      models.set(name, model);
      for (const oldest of [...models.keys()].slice(0, -mostModels)) models.delete(oldest);
      return Promise.resolve(true);
    },
    find: (name) => Promise.resolve(models.get(name)),
    drop: (name) => {
      models.delete(name);
      return Promise.resolve();
    },
  };
}
