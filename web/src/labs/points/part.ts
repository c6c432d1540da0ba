import { loadedPart as loadedLabPart } from "../loaded-part";
import type { PointsModel } from "./model";

/** A part of the points lab that is loaded when it is first opened. */
export function loadedPart(loading: Promise<unknown>, { store, events }: PointsModel, closed: Parameters<PointsModel["store"]["set"]>[0]): void {
  loadedLabPart(loading, store, closed, () => { events.notice({ kind: "part" }); });
}
