import type { SetKind } from "./set-file";

// What a set's last change was as its page was left: the database gives up what it is in the middle of then, and only
// the browser's small storage takes something at once. It stays there until the set is opened again.

/** A set as it was left, and the mark of what it was made from: undefined where nothing of it was kept yet. */
export interface LastChange {
  readonly name: string;
  readonly text: string;
  readonly mark?: string | undefined;
}

const prefix = (kind: SetKind, id: string): string => `backdraw:left:${kind}:${id}:`;

/** False where the storage has no room, or keeps nothing here. `page` tells one page from another that is left at once. */
export function leaveChange(kind: SetKind, id: string, page: string, change: LastChange): boolean {
  try {
    localStorage.setItem(prefix(kind, id) + page, JSON.stringify(change));
    return true;
  } catch {
    return false;
  }
}

/** For a page that was left and came back, with all it had. */
export function withdrawChange(kind: SetKind, id: string, page: string): void {
  localStorage.removeItem(prefix(kind, id) + page);
}

/** What pages left of a set, each once. */
export function takeChanges(kind: SetKind, id: string): LastChange[] {
  const begin = prefix(kind, id);
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(begin));
    return names.map((name) => {
      const change = JSON.parse(localStorage.getItem(name)!) as LastChange;
      localStorage.removeItem(name);
      return change;
    });
  } catch {
    return [];
  }
}
