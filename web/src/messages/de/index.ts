import type { Translation } from "../languages";
import { germanCurveMessages } from "./curve";
import { germanMessages } from "./page";
import { germanLensMessages } from "./lens";
import { germanLessonMessages } from "./lessons";
import { germanTimelineMessages } from "./timeline";

export const german: Translation = {
  page: germanMessages,
  lens: germanLensMessages,
  lessons: germanLessonMessages,
  timeline: germanTimelineMessages,
  curve: germanCurveMessages,
};
