import type { Unreadable, Want } from "../state/field";
import type { LinkFault } from "../state/fragment";
import type { SessionFault } from "../state/session";
import type { Messages } from "./en";

// Sentences for what state/ reports as data.

export function wanted(messages: Messages, want: Want): string {
  switch (want.kind) {
    case "number":
      return messages.wantNumber(messages.numbers.plain(want.minimum), messages.numbers.plain(want.maximum), want.whole);
    case "choice":
      return messages.wantChoice(want.choices.join(", "));
    case "list":
      return `${wanted(messages, want.of)} ${messages.wantList(String(want.most))}`.trim();
    case "points":
      return messages.wantPoints(String(want.most));
    case "text":
      return "";
    case "json":
      return messages.wantJSON;
  }
}

export function attributeFault(messages: Messages, attribute: string, { text, want }: Unreadable): string {
  return messages.attributeFault(attribute, shortened(text), wanted(messages, want));
}

export function linkFault(messages: Messages, fault: LinkFault): string {
  switch (fault.why) {
    case "version":
      return messages.linkVersion(shortened(fault.version));
    case "name":
      return messages.linkName(shortened(fault.name));
    case "value":
      return messages.linkValue(fault.name, shortened(fault.error.text), wanted(messages, fault.error.want));
    case "encoding":
      return messages.linkEncoding;
  }
}

export function sessionFault(messages: Messages, fault: SessionFault): string {
  return { unavailable: messages.sessionUnavailable, full: messages.sessionFull, damaged: messages.sessionDamaged }[fault];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
