import type { PointsModel } from "./model";

/** Sees to a part of the page that is loaded when it is first opened: where it cannot be, that is said and the part closed, so that it may be tried again. */
export function loadedPart(loading: Promise<unknown>, { store, events }: PointsModel, closed: Parameters<PointsModel["store"]["set"]>[0]): void {
  loading.catch(() => {
    const open = Object.entries(closed).some(([name, value]) => store.values[name as keyof typeof store.values] !== value);
    if (!open) return;
    store.set(closed);
    events.notice({ kind: "part" });
  });
}
