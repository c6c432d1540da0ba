import type { Translation } from "../languages";
import { germanCurveMessages } from "./curve";
import { germanMessages } from "./page";
import { germanLensMessages } from "./lens";
import { germanLessonMessages } from "./lessons";
import { germanRaceMessages } from "./race";
import { germanTimelineMessages } from "./timeline";

export const german: Translation = {
  page: germanMessages,
  lens: germanLensMessages,
  lessons: germanLessonMessages,
  race: germanRaceMessages,
  timeline: germanTimelineMessages,
  curve: germanCurveMessages,
};
