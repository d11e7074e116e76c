import type { FormWords } from '../form-words.js';
import { escapeHtml } from './escape-html.js';
import type { MapDrawing, MapPoint, MapTrack } from './map-points.js';
import { type Box, labelSize, placeLabels, textWidth } from './place-labels.js';

/** Colours of days, told apart with any kind of colour vision; more days start over with another dash. */
export const dayColours = 6;
const dashes = ['', '7 4', '2 4'];

export interface MapText {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** False draws the points without names. */
  readonly named: boolean;
}

/** Draws a sketch map as SVG, with north, a scale, and a title and description for who cannot see it. */
export function drawMap(drawing: MapDrawing, text: MapText, words: FormWords): string {
  const { width, height, tracks, points, radius } = drawing;
  const scale = scaleOf(drawing, words);
  const north: Box = { left: width - 26, right: width, top: 0, bottom: 40 };
  const labels = text.named ? placeLabels(drawing, [north, scale.box]) : [];
  const leaders = labels.filter(({ box, point }) => distanceTo(box, point) > radius + 6);
  const number = (value: number) => String(Math.round(value * 10) / 10);
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${text.id}-title ${text.id}-desc">`,
    `<title id="${text.id}-title">${escapeHtml(text.title)}</title>`,
    `<desc id="${text.id}-desc">${escapeHtml(text.description)}</desc>`,
    ...tracks.map((track) => lineOf(track, number)),
    ...leaders.map(({ box, point }) => {
      const [x, y] = nearestOf(box, point);
      return `<line class="leader" x1="${number(point.x)}" y1="${number(point.y)}" x2="${number(x)}" y2="${number(y)}"/>`;
    }),
    ...points.map((point) => circleOf(point, radius, number)),
    ...labels.map(
      ({ x, y, text: name }) => `<text class="label" x="${number(x)}" y="${number(y)}">${escapeHtml(name)}</text>`,
    ),
    scale.svg,
    `<path class="north" d="M${width - 14} 8l5 14-5-3-5 3z"/><text class="small" x="${width - 14}" y="34" text-anchor="middle">${words.north}</text>`,
    '</svg>',
  ].join('');
}

function lineOf({ colour, points }: MapTrack, number: (value: number) => string): string {
  const path = points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
  const dash = dashes[Math.floor(colour / dayColours) % dashes.length];
  return `<polyline class="track c${colour % dayColours}"${dash ? ` stroke-dasharray="${dash}"` : ''} points="${path}"/>`;
}

function circleOf({ x, y, mark, colour }: MapPoint, radius: number, number: (value: number) => string): string {
  const [cx, cy] = [number(x), number(y)];
  if (mark === '')
    return `<rect class="base" x="${number(x - 6)}" y="${number(y - 6)}" width="12" height="12" rx="2"/>`;
  return `<circle class="point c${colour % dayColours}" cx="${cx}" cy="${cy}" r="${radius}"/><text class="mark" x="${cx}" y="${number(y + 0.38 * radius)}" font-size="${number(1.1 * radius)}" text-anchor="middle">${escapeHtml(mark)}</text>`;
}

/** A bar of a round length, at most a quarter of the map. */
function scaleOf({ width, height, metersPerUnit }: MapDrawing, words: FormWords) {
  const most = (width / 4) * metersPerUnit;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
  const length = meters / metersPerUnit;
  const label = words.distance(meters);
  const [left, base] = [10, height - 10];
  const right = left + Math.max(length, textWidth(label, labelSize - 1)) + 4;
  const box: Box = { left: 0, right, top: base - 18, bottom: height };
  const svg = `<path class="scale" d="M${left} ${base - 4}v4h${Math.round(length * 10) / 10}v-4"/><text class="small" x="${left}" y="${base - 7}">${label}</text>`;
  return { box, svg };
}

function nearestOf(box: Box, { x, y }: MapPoint): readonly [number, number] {
  return [Math.min(box.right, Math.max(box.left, x)), Math.min(box.bottom, Math.max(box.top, y))];
}

function distanceTo(box: Box, point: MapPoint): number {
  const [x, y] = nearestOf(box, point);
  return Math.hypot(point.x - x, point.y - y);
}
