import type { Translation } from "../languages";
import { spanishAutoencoderMessages } from "./autoencoder";
import { spanishCurveMessages } from "./curve";
import { spanishDigitsMessages } from "./digits";
import { spanishMessages } from "./page";
import { spanishImageLensMessages } from "./image-lens";
import { spanishLensMessages } from "./lens";
import { spanishSequenceLensMessages } from "./sequence-lens";
import { spanishLessonMessages } from "./lessons";
import { spanishFigureMessages } from "./figures";
import { spanishLandscapeMessages } from "./landscape";
import { spanishRaceMessages } from "./race";
import { spanishTimelineMessages } from "./timeline";
import { spanishSequenceMessages } from "./sequence";
import { spanishSetsMessages } from "./sets";

export const spanish: Translation = {
  page: spanishMessages,
  lens: spanishLensMessages,
  lessons: spanishLessonMessages,
  figures: spanishFigureMessages,
  landscape: spanishLandscapeMessages,
  race: spanishRaceMessages,
  timeline: spanishTimelineMessages,
  imageLens: spanishImageLensMessages,
  sequenceLens: spanishSequenceLensMessages,
  digits: spanishDigitsMessages,
  sets: spanishSetsMessages,
  curve: spanishCurveMessages,
  sequence: spanishSequenceMessages,
  autoencoder: spanishAutoencoderMessages,
};
