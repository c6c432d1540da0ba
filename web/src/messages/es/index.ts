import type { Translation } from "../languages";
import { spanishMessages } from "./common";

export const spanish: Translation = { common: spanishMessages };
