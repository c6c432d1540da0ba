interface Shown<V> {
  readonly values: V;
  set(patch: Partial<V>): void;
}

/** Sees to a part of the page that is loaded when it is first opened: where it cannot be, that is said and the part closed, so that it may be tried again. */
export function loadedPart<V extends object>(loading: Promise<unknown>, store: Shown<V>, closed: Partial<V>, failed: () => void): void {
  loading.catch(() => {
    const open = Object.entries(closed).some(([name, value]) => store.values[name as keyof V] !== value);
    if (!open) return;
    store.set(closed);
    failed();
  });
}
