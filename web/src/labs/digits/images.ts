import type { GreyImage } from "../../api";

const mostSide = 512;

/** A dropped image as grey on white, made smaller where it is large. Throws for what is no image. */
export async function greyOf(file: File): Promise<GreyImage> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser gives no 2-D canvas context");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  // Luma of ITU-R BT.601.
  const grey = Float32Array.from({ length: width * height }, (_, i) => (0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!) / 255);
  return { grey: grey.map((value) => Math.min(1, value)), width, height };
}
