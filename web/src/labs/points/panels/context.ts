import type { NumberWords } from "../../../control/number";
import type { Messages } from "../../../messages";
import type { PointsModel } from "../model";
import { isLocked, isShown, type ControlName } from "../shown-controls";
import type { PointsState } from "../table";

/** What every panel draws from. */
export interface PanelContext {
  readonly model: PointsModel;
  readonly state: PointsState;
  readonly messages: Messages;
  readonly shows: (name: ControlName) => boolean;
  readonly locks: (name: ControlName | "drawing") => boolean;
}

export function panelContext(model: PointsModel, messages: Messages): PanelContext {
  const state = model.store.values;
  return {
    model,
    state,
    messages,
    shows: (name) => isShown(state.controls, name),
    locks: (name) => isLocked(state.locked, name),
  };
}

export function numberWords(messages: Messages, label: string): NumberWords {
  return { explain: messages.about(label), less: messages.less(label), more: messages.more(label), want: messages.wantNumber };
}

/** The event of a control, with what was chosen. */
export function chosen<T>(then: (value: T) => void): (event: CustomEvent<T>) => void {
  return (event) => { then(event.detail); };
}
