/** The industries that zhike knows by name. */
export type IndustryName =
  | 'finance'
  | 'tourism'
  | 'government'
  | 'media'
  | 'retail'
  | 'education'
  | 'healthcare'
  | 'manufacturing'
  | 'transport'
  | 'energy';
