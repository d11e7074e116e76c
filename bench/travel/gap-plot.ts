import type { Run } from './optimiser-table.js';

export interface PlotPoint {
  readonly seconds: number;
  readonly gap: number;
}

/** What one set of instances looks like: the optimiser by its time limit, and the peer, which ends by itself. */
export interface PlotSeries {
  readonly name: string;
  readonly curve: readonly PlotPoint[];
  readonly peer: PlotPoint;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function pointOf(runs: readonly Run[], seconds: number): PlotPoint {
  return { seconds, gap: mean(runs.map(({ profit, bestKnown }) => (100 * (bestKnown - profit)) / bestKnown)) };
}

/** One series a set; the mean gaps in percent. */
export function plotSeries(runs: readonly Run[], peer: string): PlotSeries[] {
  const solvers = [...new Set(runs.map(({ solver }) => solver))].filter((solver) => solver !== peer);
  return [...new Set(runs.map(({ set }) => set))].map((name) => {
    const of = (solver: string) => runs.filter((run) => run.set === name && run.solver === solver);
    const ofPeer = of(peer);
    const known = solvers.filter((solver) => of(solver).length > 0);
    const curve = known.map((solver) => pointOf(of(solver), Number.parseFloat(solver)));
    return {
      name,
      curve: curve.sort((one, other) => one.seconds - other.seconds),
      peer: pointOf(ofPeer, mean(ofPeer.map(({ ms }) => ms)) / 1000),
    };
  });
}

interface Scale {
  /** From 0 at the left to 1 at the right, by the logarithm of the time. */
  readonly x: (seconds: number) => number;
  /** From 0 at the top to 1 at the bottom, where no gap is. */
  readonly y: (gap: number) => number;
  readonly times: readonly number[];
  readonly gaps: readonly number[];
}

function scaleOf(series: readonly PlotSeries[]): Scale {
  const points = series.flatMap(({ curve, peer }) => [...curve, peer]);
  const times = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  const earliest = Math.min(...points.map(({ seconds }) => seconds));
  const latest = Math.max(...points.map(({ seconds }) => seconds));
  const first = times.findLast((time) => time <= earliest) ?? earliest;
  const last = times.find((time) => time >= latest) ?? latest;
  const highest = Math.max(1, Math.ceil(Math.max(...points.map(({ gap }) => gap))));
  return {
    x: (seconds) => Math.log(seconds / first) / Math.log(last / first),
    y: (gap) => 1 - Math.max(0, gap) / highest,
    times: times.filter((time) => time >= first && time <= last),
    gaps: Array.from({ length: highest + 1 }, (_, gap) => gap),
  };
}

/** For a terminal: a small letter is the optimiser, the large one the peer, a `*` where two fall together. */
export function textPlot(series: readonly PlotSeries[], peer: string): string {
  const width = 64;
  const scale = scaleOf(series);
  const height = Math.min(24, 3 * (scale.gaps.length - 1));
  const grid = Array.from({ length: height + 1 }, () => Array.from({ length: width + 1 }, () => ' '));
  const put = ({ seconds, gap }: PlotPoint, mark: string) => {
    const row = grid[Math.round(scale.y(gap) * height)] ?? [];
    const column = Math.round(scale.x(seconds) * width);
    row[column] = row[column] === ' ' ? mark : '*';
  };
  for (const { name, curve, peer: other } of series) {
    for (const point of curve) put(point, name.charAt(0));
    put(other, name.charAt(0).toUpperCase());
  }
  const labels = new Map(scale.gaps.map((gap) => [Math.round(scale.y(gap) * height), `${gap}`]));
  const rows = grid.map((row, index) => `${(labels.get(index) ?? '').padStart(4)} |${row.join('').trimEnd()}`);
  const ticks = Array.from({ length: width + 4 }, () => ' ');
  for (const time of scale.times)
    [...String(time)].forEach((digit, index) => {
      ticks[Math.round(scale.x(time) * width) + index] = digit;
    });
  const legend = series.map(({ name }) => `${name.charAt(0)} ${name}, ${name.charAt(0).toUpperCase()} its ${peer}`);
  return [
    'mean gap in % by time limit in seconds',
    ...rows,
    `     +${'-'.repeat(width + 1)}`,
    `      ${ticks.join('').trimEnd()}`,
    legend.join('; '),
  ].join('\n');
}

const frame = { left: 52, right: 128, top: 40, bottom: 48, width: 720, height: 400 };
const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };

/** Legible on light and on dark pages. */
const style = `
  text { font: 13px system-ui, sans-serif; fill: #57606a; }
  .title { font-weight: 600; }
  .grid { stroke: #8b949e; stroke-opacity: 0.3; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
  .series0 { stroke: #c2410c; } .fill0 { fill: #c2410c; }
  .series1 { stroke: #1d6fd1; } .fill1 { fill: #1d6fd1; }
  .ring { fill: none; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #b1bac4; }
    .series0 { stroke: #fb923c; } .fill0 { fill: #fb923c; }
    .series1 { stroke: #6cb6ff; } .fill1 { fill: #6cb6ff; }
  }`;

const px = (value: number) => value.toFixed(1);

function seriesSvg({ name, curve, peer }: PlotSeries, index: number, peerName: string, scale: Scale): string[] {
  const at = ({ seconds, gap }: PlotPoint) => ({
    x: frame.left + scale.x(seconds) * inner.width,
    y: frame.top + scale.y(gap) * inner.height,
  });
  const points = curve.map(at);
  const last = points.at(-1);
  const other = at(peer);
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const written = (point: PlotPoint | undefined) => `${(point?.gap ?? 0).toFixed(2)} %`;
  return [
    `<polyline class="line series${index}" points="${points.map(({ x, y }) => `${px(x)},${px(y)}`).join(' ')}"/>`,
    ...points.map(({ x, y }) => `<circle class="fill${index}" cx="${px(x)}" cy="${px(y)}" r="3.5"/>`),
    `<text class="fill${index}" x="${px((last?.x ?? 0) + 10)}" y="${px((last?.y ?? 0) + (index === 0 ? -2 : 4))}">${title} ${written(curve.at(-1))}</text>`,
    `<circle class="ring series${index}" cx="${px(other.x)}" cy="${px(other.y)}" r="5"/>`,
    `<text class="fill${index}" x="${px(other.x + 10)}" y="${px(other.y + 4)}">${peerName} ${written(peer)}</text>`,
  ];
}

/** A picture of its own; colours follow the reader's light or dark scheme. Of at most two series. */
export function svgPlot(series: readonly PlotSeries[], peer: string): string {
  const scale = scaleOf(series);
  const right = frame.left + inner.width;
  const bottom = frame.top + inner.height;
  const gaps = scale.gaps.map((gap) => {
    const y = px(frame.top + scale.y(gap) * inner.height);
    return `<line class="grid" x1="${frame.left}" x2="${right}" y1="${y}" y2="${y}"/><text x="${frame.left - 8}" y="${y}" dy="4" text-anchor="end">${gap}</text>`;
  });
  const times = scale.times.map((time) => {
    const x = px(frame.left + scale.x(time) * inner.width);
    return `<line class="grid" x1="${x}" x2="${x}" y1="${frame.top}" y2="${bottom}"/><text x="${x}" y="${bottom + 18}" text-anchor="middle">${time}</text>`;
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="Mean gap to the best known value by time limit">`,
    `<style>${style}\n</style>`,
    `<text class="title" x="${frame.left}" y="22">Mean gap to the best known value, in %</text>`,
    ...gaps,
    ...times,
    `<text x="${right}" y="${frame.height - 8}" text-anchor="end">time limit in seconds of CPU, one thread</text>`,
    ...series.flatMap((each, index) => seriesSvg(each, index, peer, scale)),
    '</svg>',
  ].join('\n')}\n`;
}
