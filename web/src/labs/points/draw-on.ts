import type { PointsModel } from "./model";
import type { Speaker } from "./speaker";
import type { DrawingEvent } from "./surface/drawing";
import type { Position } from "./tools";

/** Does to the points what a person did on the drawing, and says what came of it where that cannot be seen. */
export function drawOn(model: PointsModel, event: DrawingEvent, speaker: Speaker): void {
  const { pencil, hand, selection, store } = model;
  const selects = store.values.tool === "select";
  switch (event.kind) {
    case "begin":
      if (selects && !event.erase) hand.begin(event.grip);
      else pencil.begin(event.grip.at, event.erase);
      break;
    case "extend":
      hand.extend(event.to);
      pencil.extend(event.to);
      break;
    case "end":
      pencil.end();
      if (!selects) hand.drop();
      else if (hand.end()) speaker.selected(selection.size);
      break;
    case "dab":
      if (selects) toggleAt(model, event.at, speaker);
      else {
        pencil.begin(event.at, false);
        pencil.end();
        speaker.dabbed(model, event.at);
      }
      break;
    case "cursor":
      speaker.at(event.at);
      break;
    case "nudge":
      selection.hold({ goingOn: true });
      selection.move(event.by.x, event.by.y);
      break;
    case "nudged":
      selection.settle();
      if (selection.size > 0) speaker.moved(selection.size, selection.middle);
      break;
    case "remove":
      speaker.removed(selection.remove(), model.points.x.length);
      break;
    case "unselect":
      selection.choose([]);
      speaker.selected(0);
      break;
    case "all":
      selection.all();
      speaker.selected(selection.size);
  }
}

function toggleAt({ selection }: PointsModel, at: Position, speaker: Speaker): void {
  const hit = selection.at(at, "touch");
  if (hit === undefined) speaker.noneAt(at);
  else {
    selection.toggle(hit);
    speaker.selected(selection.size);
  }
}
