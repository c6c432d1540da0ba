import type { Messages } from "../../messages";
import type { SequenceMessages } from "../../messages/en-sequence";
import type { Store } from "../../state/store";
import type { ControlName } from "../points/shown-controls";
import type { SequenceModel } from "./model";
import type { SequenceTable } from "./table";

/** What the panels draw from. */
export interface Context {
  readonly store: Store<SequenceTable>;
  readonly common: Messages;
  readonly messages: SequenceMessages;
  readonly model: SequenceModel;
  /** What the attributes of the element leave there, and what they let nobody change. */
  readonly shows: (name: ControlName) => boolean;
  readonly locks: (name: "data" | "network" | "settings") => boolean;
}

export function words(common: Messages, label: string): object {
  return { explain: common.about(label), less: common.less(label), more: common.more(label), want: common.wantNumber };
}
