import type { Translation } from "../languages";
import { spanishMessages } from "./common";
import { spanishLensMessages } from "./lens";
import { spanishLessonMessages } from "./lessons";

export const spanish: Translation = { common: spanishMessages, lens: spanishLensMessages, lessons: spanishLessonMessages };
