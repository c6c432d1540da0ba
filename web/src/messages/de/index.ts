import type { Translation } from "../languages";
import { germanMessages } from "./common";

export const german: Translation = { common: germanMessages };
