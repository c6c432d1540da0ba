import { RestMissing } from "./program";
import { restOf } from "./rest";

/** Makes what goes through a program that does not wait: once more, when the second part is there, if it was missing. */
export async function whenWhole<T>(url: string | undefined, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof RestMissing)) throw error;
    await restOf(url!).there;
    return make();
  }
}
