import type { Messages } from "../../messages";
import type { Notice } from "./model-events";
import { mostPoints } from "./points";

/** A notice in words: what happened and what to do about it. */
export function noticeText(messages: Messages, notice: Notice): string {
  switch (notice.kind) {
    case "no-data":
      return messages.noData;
    case "part":
      return messages.partFailed;
    case "fresh":
      return messages.startedAfresh;
    case "full":
      return messages.full(messages.numbers.count(mostPoints));
    case "reached": {
      const { why, value } = notice.reached;
      return messages.training.reached[why](why === "loss" ? messages.numbers.figure(value) : messages.numbers.plain(value));
    }
    case "fault":
      return faultText(messages, notice);
  }
}

function faultText(messages: Messages, { error, rate, stopped }: Extract<Notice, { kind: "fault" }>): string {
  const sentence = error.message.replace(/\.$/, "");
  switch (error.code) {
    case "not-finite":
      return messages.notFinite(messages.numbers.plain(rate));
    case "worker-lost":
      return stopped ? messages.workerGone : messages.workerLost;
    case "closed":
      return messages.replaced;
    case "load-failed":
      return messages.loadFailed(sentence);
    case "too-large":
      return messages.tooLarge(sentence);
    case "invalid-data":
      return messages.specUnfit(sentence);
    default:
      return messages.otherFault(sentence);
  }
}
