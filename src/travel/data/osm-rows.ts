import { Parser } from 'htmlparser2';
import { ConfigurationError } from '../../error/configuration-error.js';
import type { OsmElement } from './osm-element.js';
import { toOsmRow } from './osm-tags.js';
import { isRecord, type RawRow } from './raw-row.js';

/**
 * Rows of an OpenStreetMap extract: Overpass JSON (`out center;` gives ways their middle) or `.osm` XML, in which a way gets the
 * middle of its nodes. Elements that are no places to plan with are counted by why.
 *
 * @param city - wins over what elements say of their city, for they write it in many ways
 * @throws {ConfigurationError} it is neither
 */
export function osmRows(
  extract: unknown,
  city: string | undefined,
): { rows: RawRow[]; skipped: Record<string, number> } {
  const { elements, date } = readExtract(extract);
  const rows: RawRow[] = [];
  const skipped: Record<string, number> = {};
  for (const element of elements) {
    const outcome = toOsmRow(element, element.changed ?? date);
    if (outcome.type === 'row') {
      rows.push({ row: rows.length + 1, value: city === undefined ? outcome.value : { ...outcome.value, city } });
    } else if (outcome.why !== undefined) skipped[outcome.why] = (skipped[outcome.why] ?? 0) + 1;
  }
  return { rows, skipped };
}

interface Extract {
  readonly elements: readonly OsmElement[];
  readonly date: string | undefined;
}

function readExtract(extract: unknown): Extract {
  if (typeof extract === 'string' && extract.trimStart().startsWith('<')) return readXml(extract);
  let value = extract;
  if (typeof extract === 'string') {
    try {
      value = JSON.parse(extract);
    } catch (cause) {
      throw notAnExtract(cause);
    }
  }
  if (!isRecord(value) || !Array.isArray(value.elements)) throw notAnExtract();
  const stamp = isRecord(value.osm3s) ? value.osm3s.timestamp_osm_base : undefined;
  return { elements: value.elements.filter(isRecord).map(toElement), date: dayOf(stamp) };
}

function notAnExtract(cause?: unknown): ConfigurationError {
  return new ConfigurationError('readPlaces(): "osm" must be Overpass JSON with "elements", or .osm XML', { cause });
}

function toElement(element: Readonly<Record<string, unknown>>): OsmElement {
  const point = isRecord(element.center) ? element.center : element;
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
  const tags = isRecord(element.tags) ? element.tags : {};
  return {
    type: String(element.type),
    id: String(element.id),
    latitude: number(point.lat),
    longitude: number(point.lon),
    tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])),
    changed: dayOf(element.timestamp),
  };
}

function dayOf(stamp: unknown): string | undefined {
  return typeof stamp === 'string' && /^\d{4}-\d{2}-\d{2}/.test(stamp) ? stamp.slice(0, 10) : undefined;
}

interface OpenElement {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Record<string, string>;
  readonly nodes: string[];
}

type Point = readonly [latitude: number, longitude: number];

function readXml(text: string): Extract {
  const elements: OsmElement[] = [];
  const points = new Map<string, Point>();
  let open: OpenElement | undefined;
  let isOsm = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'osm') isOsm = true;
        else if (name === 'node' || name === 'way' || name === 'relation') {
          open = { type: name, attributes, tags: {}, nodes: [] };
          if (name === 'node') points.set(attributes.id ?? '', [Number(attributes.lat), Number(attributes.lon)]);
        } else if (name === 'tag' && open) open.tags[attributes.k ?? ''] = attributes.v ?? '';
        else if (name === 'nd' && open) open.nodes.push(attributes.ref ?? '');
      },
      onclosetag(name) {
        if (open?.type !== name) return;
        if (Object.keys(open.tags).length > 0) elements.push(closeElement(open, points));
        open = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  if (!isOsm) throw notAnExtract();
  return { elements, date: undefined };
}

function closeElement({ type, attributes, tags, nodes }: OpenElement, points: ReadonlyMap<string, Point>): OsmElement {
  const own = type === 'node' ? [points.get(attributes.id ?? '')] : nodes.map((ref) => points.get(ref));
  const placed = own.filter((point) => point !== undefined);
  const middle = (index: 0 | 1) =>
    placed.length === 0 ? undefined : placed.reduce((sum, point) => sum + point[index], 0) / placed.length;
  return {
    type,
    id: attributes.id ?? '',
    latitude: middle(0),
    longitude: middle(1),
    tags,
    changed: dayOf(attributes.timestamp),
  };
}
