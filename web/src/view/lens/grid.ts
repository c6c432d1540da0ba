/** An image's numbers, or those of a vector as one row: channel after channel, row after row. */
export interface Grid {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

export interface Place {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

/** 0 outside: what an image is padded with. */
export function valueAt(grid: Grid, place: Place): number {
  const { row, column } = place;
  return row < 0 || column < 0 || row >= grid.height || column >= grid.width ? 0 : grid.data[indexOf(grid, place)]!;
}

export function indexOf({ height, width }: Grid, { channel, row, column }: Place): number {
  return (channel * height + row) * width + column;
}

export function placeOf({ height, width }: Grid, index: number): Place {
  return { channel: Math.floor(index / (height * width)), row: Math.floor(index / width) % height, column: index % width };
}

/** One channel's numbers. */
export function channelOf({ height, width, data }: Grid, channel: number): Float32Array {
  return data.subarray(channel * height * width, (channel + 1) * height * width);
}

/** How a kernel slides over an image: of both sides height first. */
export interface Sliding {
  readonly kernel: readonly [height: number, width: number];
  readonly stride: readonly [height: number, width: number];
  /** Rows and columns of padding before the image. */
  readonly before: readonly [top: number, left: number];
}

/** What a kernel lies over where it makes one pixel. */
export function windowOf(grid: Grid, sliding: Sliding, place: Place): number[][] {
  const { kernel: [height, width] } = sliding;
  const { channel } = place;
  const [top, left] = cornerOf(sliding, place);
  return Array.from({ length: height }, (_, i) => Array.from({ length: width }, (__, j) => valueAt(grid, { channel, row: top + i, column: left + j })));
}

/** Its first corner, in the image. */
export function cornerOf({ stride, before }: Sliding, { row, column }: Pick<Place, "row" | "column">): readonly [row: number, column: number] {
  return [row * stride[0] - before[0], column * stride[1] - before[1]];
}
