// Canvases and charts. Each draws from plain data and knows no trainer. Importing this module defines the elements.

export { theme } from "./theme";
export { readThemeColours, ThemeController, type ThemeColours } from "./theme-colours";
export { classCount, palettes, type ColourName } from "./palette";
export type { RGB } from "./colour";
export { shapeNames, shapeOutline, type ShapeName } from "./shapes";
export { classColour, classMark } from "./class-mark";

export { frames } from "./frames";
export type { PaintContext } from "./paint-context";
export { PaintedAhead } from "./painted-ahead";
export { Surface, type Draw } from "./surface";
export type { Box, Field, FieldMeaning } from "./field";
export { FieldPainter, type FieldLook } from "./field-painter";
export { squareContext } from "./square-context";
export { paintThumbnail } from "./points-thumbnail";
export { PointsPainter, type PaintedPoints, type PointsLook } from "./points-painter";

export { NetworkElement } from "./network/bd-network";
export { sameTarget, type Activations, type NetworkColumn, type NetworkEvents, type NetworkTarget, type NetworkUnit, type ParameterEdit } from "./network/model";
export { englishNetworkMessages, type NetworkMessages } from "./network/messages";

export { History, measures, type Measure, type Moment } from "./chart/history";
export type { LossChartElement } from "./chart/loss-chart";
export type { Range as EpochRange } from "./chart/zoom";
export { englishChartMessages, type ChartMessages } from "./chart/messages";

export type { Pictured } from "./picture";
export { count, englishNumbers, figure, Numbers, percent } from "./figures";
export { place, type Place } from "./place";

export type { ConfusionElement } from "./confusion";
export { englishConfusionMessages, type ConfusionMessages } from "./confusion-messages";
export {
  englishCalibrationMessages, englishLayerHistogramsMessages, englishScatterMessages, type CalibrationMessages, type LayerHistogramsMessages, type ScatterMessages,
} from "./result-messages";
export { ReadoutElement } from "./readout";
export { englishReadoutMessages, type ReadoutMessages } from "./readout-messages";
