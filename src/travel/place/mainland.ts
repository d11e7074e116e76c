/** Degrees: latitude from, longitude from, latitude until, longitude until. */
type Rectangle = readonly [south: number, west: number, north: number, east: number];

// Source: the rectangles that open converters between WGS-84 and GCJ-02 have used since 2013 ("isInsideChina").
const inside: readonly Rectangle[] = [
  [42.8899, 79.4462, 49.2204, 96.33],
  [39.3742, 109.6872, 54.1415, 135.0002],
  [29.5297, 73.1246, 42.8899, 124.143255],
  [26.7186, 82.9684, 29.5297, 97.0352],
  [20.414096, 97.0253, 29.5297, 124.367395],
  [17.871542, 107.975793, 20.414096, 111.744104],
];
const outside: readonly Rectangle[] = [
  [21.785006, 119.921265, 25.398623, 122.497559],
  [20.0988, 101.8652, 22.284, 106.665],
  [20.4878, 106.4525, 21.5422, 108.051],
  [50.3257, 109.0323, 55.8175, 119.127],
  [49.5574, 127.4568, 55.8175, 137.0227],
  [42.5692, 131.2662, 44.8922, 137.0227],
];

const holds = ([south, west, north, east]: Rectangle, latitude: number, longitude: number): boolean =>
  latitude >= south && latitude <= north && longitude >= west && longitude <= east;

/**
 * Whether maps shift a point: those made in mainland China do so there, not elsewhere. Near the borders it is a rough
 * answer; all of mainland China, Hong Kong and Macao are inside, Taiwan, Korea, Japan and Vietnam are not.
 */
export function isShifted(latitude: number, longitude: number): boolean {
  return (
    inside.some((each) => holds(each, latitude, longitude)) && !outside.some((each) => holds(each, latitude, longitude))
  );
}
