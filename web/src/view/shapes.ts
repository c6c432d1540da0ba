// One shape for each class, so that points differ without colour. Outlines lie in [-1, 1] on both axes, y down, and
// cover about the same area.

type Vertex = readonly [x: number, y: number];

function polygon(vertices: readonly Vertex[]): string {
  return `M${vertices.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;
}

function regular(corners: number, radius: number, turn = 0): Vertex[] {
  return Array.from({ length: corners }, (_, i) => onCircle(radius, turn + i / corners));
}

/** Turns run clockwise from the top. */
function onCircle(radius: number, turn: number): Vertex {
  return [radius * Math.sin(2 * Math.PI * turn), -radius * Math.cos(2 * Math.PI * turn)];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const arm = 0.36;
const plus: Vertex[] = [
  [-arm, -1], [arm, -1], [arm, -arm], [1, -arm], [1, arm], [arm, arm], [arm, 1], [-arm, 1], [-arm, arm], [-1, arm],
  [-1, -arm], [-arm, -arm],
];
const cross = plus.map(([x, y]): Vertex => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);
const star = Array.from({ length: 10 }, (_, i) => onCircle(i % 2 === 0 ? 1.14 : 0.5, i / 10));

export const shapeNames = ["circle", "square", "triangle", "diamond", "cross", "hexagon", "star", "plus"] as const;
export type ShapeName = (typeof shapeNames)[number];

const outlines: Readonly<Record<ShapeName, string>> = {
  circle: "M-0.9 0A0.9 0.9 0 1 1 0.9 0A0.9 0.9 0 1 1 -0.9 0Z",
  square: polygon([[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]]),
  triangle: polygon(regular(3, 1.15).map(([x, y]): Vertex => [x, y + 0.18])),
  diamond: polygon(regular(4, 1.08)),
  cross: polygon(cross),
  hexagon: polygon(regular(6, 1, 1 / 12)),
  star: polygon(star),
  plus: polygon(plus),
};

/** A class's outline as SVG path data, within about [-1.15, 1.15]. Class numbers count from 0; the ninth is the first again. */
export function shapeOutline(classNumber: number): string {
  return outlines[shapeNames[classNumber % shapeNames.length]!];
}
