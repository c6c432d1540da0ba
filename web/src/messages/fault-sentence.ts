import type { BackdrawError } from "../api";
import type { Messages } from "./en";

/** A failure of a network beside the lab's own in words; `notFinite` where its training came to no number. */
export function faultSentence(messages: Messages, error: Pick<BackdrawError, "code" | "message">, notFinite: string): string {
  const sentence = error.message.replace(/\.$/, "");
  switch (error.code) {
    case "not-finite":
      return notFinite;
    case "worker-lost":
      return messages.workerLostBeside;
    case "load-failed":
      return messages.loadFailed(sentence);
    case "too-large":
      return messages.tooLarge(sentence);
    default:
      return messages.otherFault(sentence);
  }
}
