import type { Translation } from "../languages";
import { germanMessages } from "./common";
import { germanLensMessages } from "./lens";
import { germanLessonMessages } from "./lessons";

export const german: Translation = { common: germanMessages, lens: germanLensMessages, lessons: germanLessonMessages };
