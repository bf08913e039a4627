/** As wide as the room, or how many times the size on paper. */
export type Zoom = 'fit' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const pixelsPerPoint = 96 / 72;
/** Around a page. */
export const margin = 32;
/** A page is not drawn wider than a person can take in. */
const widestFit = 1200;

export function zoomed(zoom: Zoom, now: number, by: 1 | -1): Zoom {
  const from = zoom === 'fit' ? now : zoom;
  const next = by > 0 ? steps.find((step) => step > from + 0.01) : steps.findLast((step) => step < from - 0.01);
  return next ?? from;
}

/** How wide a page of so many points is drawn in a room of so many pixels. */
export function widthOf(points: number, zoom: Zoom, room: number): number {
  if (zoom === 'fit') return Math.max(160, Math.min(room - margin, widestFit));
  return points * pixelsPerPoint * zoom;
}

export function zoomOf(points: number, width: number): number {
  return width / (points * pixelsPerPoint);
}

const drawings = [800, 1200, 1600, 2400, 3200, 4096];

/** How large a drawing to ask for: one of a few sizes, so that a little zoom asks for nothing. */
export function longestOf(width: number, height: number, density: number): number {
  const wanted = Math.max(width, height) * density;
  return drawings.find((size) => size >= wanted * 0.9) ?? drawings.at(-1)!;
}
