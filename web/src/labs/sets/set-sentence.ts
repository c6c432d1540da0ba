import type { SetsMessages } from "../../messages/en-sets";
import type { SetNotice } from "./set-desk";

/** What a notice says; what is no set, each lab says itself. */
export function setSentence(messages: SetsMessages, notice: SetNotice, mostExamples: number, notASet: (name: string) => string): string {
  switch (notice.kind) {
    case "classGone": return messages.classGone(notice.text, notice.count);
    case "classTaken": return messages.classTaken(notice.text);
    case "fullSet": return messages.fullSet(mostExamples);
    case "notASet": return notASet(notice.text);
    default: return messages[notice.kind];
  }
}

/** Whether it is to be seen until it is dismissed: that drawings are not kept. */
export function staysSaid({ kind }: { readonly kind: string }): boolean {
  return kind === "full" || kind === "unavailable";
}
