import type { Translation } from "../languages";
import { germanAutoencoderMessages } from "./autoencoder";
import { germanCurveMessages } from "./curve";
import { germanDigitsMessages } from "./digits";
import { germanMessages } from "./page";
import { germanImageLensMessages } from "./image-lens";
import { germanLensMessages } from "./lens";
import { germanSequenceLensMessages } from "./sequence-lens";
import { germanLessonMessages } from "./lessons";
import { germanFigureMessages } from "./figures";
import { germanLandscapeMessages } from "./landscape";
import { germanRaceMessages } from "./race";
import { germanTimelineMessages } from "./timeline";
import { germanSequenceMessages } from "./sequence";
import { germanSetsMessages } from "./sets";

export const german: Translation = {
  page: germanMessages,
  lens: germanLensMessages,
  lessons: germanLessonMessages,
  figures: germanFigureMessages,
  landscape: germanLandscapeMessages,
  race: germanRaceMessages,
  timeline: germanTimelineMessages,
  imageLens: germanImageLensMessages,
  sequenceLens: germanSequenceLensMessages,
  digits: germanDigitsMessages,
  sets: germanSetsMessages,
  curve: germanCurveMessages,
  sequence: germanSequenceMessages,
  autoencoder: germanAutoencoderMessages,
};
