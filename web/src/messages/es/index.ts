import type { Translation } from "../languages";
import { spanishMessages } from "./common";
import { spanishLessonMessages } from "./lessons";

export const spanish: Translation = { common: spanishMessages, lessons: spanishLessonMessages };
