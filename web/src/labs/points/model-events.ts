import type { BackdrawError, CreateTrainer, MakeData, ReadTable } from "../../api";
import type { Pictured } from "../../view";
import type { Outline } from "./outline";
import type { Reached } from "./training/until";

/** What there is to say, for the lab to put into words. */
export type Notice =
  | { readonly kind: "fault"; readonly error: BackdrawError; readonly rate: number; readonly stopped: boolean }
  | { readonly kind: "reached"; readonly reached: Reached }
  | { readonly kind: "fresh" | "no-data" | "full" | "part" };

/** Makes a change that takes the place of all that is there; "onward" leaves nothing of it. */
export type Replace = (by: "start" | "lesson" | "onward", change: () => void) => void;

export interface ModelEvents {
  readonly replace: Replace;
  /** Something that is shown as text or control changed. */
  changed(): void;
  /** There are newer figures. */
  progressed(): void;
  /** The points changed: they are drawn at once. */
  pointsChanged(): void;
  /** What the drawing shows, for a file. */
  pictured(): Pictured | undefined;
  /** The selected points have another target now. */
  given(target: number): void;
  /** What a selecting drag goes around, while it does. */
  outlined(outline: Outline | undefined): void;
  /** The weights changed. */
  moved(): void;
  notice(notice: Notice): void;
  /** Why such a notice was given is no more. */
  mended(kind: Notice["kind"]): void;
  tell(type: "ready" | "progress" | "data" | "done" | "error", detail: unknown): void;
}

export interface Engine {
  readonly createTrainer: CreateTrainer;
  readonly makeData: MakeData;
  readonly readTable: ReadTable;
}
