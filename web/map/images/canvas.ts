/** A drawn image as MapLibre takes it. */
export interface DrawnImage {
  image: ImageData;
  pixelRatio: number;
  stretchX?: [number, number][];
  stretchY?: [number, number][];
  content?: [number, number, number, number];
}

/** Drawn finer than most screens show, because symbols grow up to twice when one zooms in. */
export const PIXEL_RATIO = 3;

/** A square or oblong canvas of CSS pixels, origin in its middle. */
export function drawn(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
  pixelRatio = PIXEL_RATIO,
): DrawnImage {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * pixelRatio);
  canvas.height = Math.ceil(height * pixelRatio);
  // Read back at once: drawn by the graphics processor, each would be waited for, and there are thousands.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  context.scale(pixelRatio, pixelRatio);
  context.translate(width / 2, height / 2);
  draw(context);
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio };
}

export function circle(context: CanvasRenderingContext2D, radius: number, x = 0, y = 0): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
