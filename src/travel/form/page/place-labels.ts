import type { MapDrawing, MapPoint } from './map-points.js';

/** A name beside its point; `x` and `y` are the left end of its base line. */
export interface MapLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly point: MapPoint;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const labelSize = 11;
const longest = 13 * labelSize;
const directions = [0, Math.PI, Math.PI / 2, -Math.PI / 2, 0.7, -0.7, Math.PI - 0.7, Math.PI + 0.7];
const reaches = [3, 10, 20, 32];

/**
 * Finds a spot beside each point for its name, so that no name covers another, a point, the edge, or what is drawn in
 * the corners. A name that has no such spot is left out: its number stands in the list.
 */
export function placeLabels({ width, height, points, tracks, radius }: MapDrawing, taken: readonly Box[]): MapLabel[] {
  const circles = points.map(({ x, y }) => boxAround(x, y, radius + 1, radius + 1));
  const lines = tracks.flatMap((track) =>
    track.points.slice(1).map((to, index) => [track.points[index] ?? to, to] as const),
  );
  const labels: MapLabel[] = [];
  const names = new Set<string>();
  for (const point of points) {
    // The hotel at either end of a day, and a place seen twice, are named once.
    if (names.has(point.name)) continue;
    const text = shortened(point.name);
    const spots = spotsOf(point, text, radius).filter(
      ({ box }) =>
        box.left >= 2 &&
        box.top >= 2 &&
        box.right <= width - 2 &&
        box.bottom <= height - 2 &&
        ![...circles, ...taken, ...labels.map((label) => label.box)].some((other) => overlaps(box, other)),
    );
    const [best] = spots
      .map((spot, order) => ({
        spot,
        cost: order + 6 * lines.filter(([from, to]) => crosses(spot.box, from, to)).length,
      }))
      .sort((left, right) => left.cost - right.cost);
    if (best === undefined) continue;
    names.add(point.name);
    labels.push(best.spot);
  }
  return labels;
}

/** Wide characters take one em, others a bit over half of it. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character) ? size : size * 0.58), 0);
}

function isWide(character: string): boolean {
  return /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{3ffff}]/u.test(character);
}

function shortened(name: string): string {
  // A note in brackets is for the list.
  const bare = name.replace(/\s*[（(][^（）()]*[）)]$/u, '');
  if (textWidth(bare, labelSize) <= longest) return bare;
  let text = '';
  for (const character of bare) {
    if (textWidth(`${text}${character}…`, labelSize) > longest) break;
    text += character;
  }
  return `${text.trimEnd()}…`;
}

function spotsOf(point: MapPoint, text: string, radius: number): MapLabel[] {
  const half = textWidth(text, labelSize) / 2 + 2;
  const rise = labelSize / 2 + 2;
  return reaches.flatMap((reach) =>
    directions.map((angle) => {
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      const x = point.x + cosine * (radius + reach + half);
      const y = point.y + sine * (radius + reach + rise);
      const box = boxAround(x, y, half, rise);
      return { text, point, box, x: box.left + 2, y: y + labelSize * 0.36 };
    }),
  );
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether a line passes through a box: told from points along it. */
function crosses(box: Box, from: MapPoint, to: MapPoint): boolean {
  const steps = 24;
  for (let step = 0; step <= steps; step += 1) {
    const x = from.x + ((to.x - from.x) * step) / steps;
    const y = from.y + ((to.y - from.y) * step) / steps;
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  }
  return false;
}
