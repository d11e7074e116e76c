const vowel = /[aeiouy]/;

/**
 * Takes the endings of plural, past, progressive and adverb off an English word, so that `tickets` meets `ticket` and
 * `cancelled` meets `cancelling`. The result need not be a word.
 *
 * @param word - lower case
 */
export function stemWord(word: string): string {
  if (word.length < 4 || !/^[a-z']+$/.test(word)) return word;
  let stem = word.replace(/'s?$/, '');
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem) && !stem.endsWith('is')) stem = stem.slice(0, -1);
  const ending = /(?:ingly|edly|ing|ied|ed|ly)$/.exec(stem)?.[0];
  if (ending !== undefined) {
    const rest = stem.slice(0, -ending.length);
    if (rest.length > 2 && vowel.test(rest)) stem = ending === 'ied' ? `${rest}y` : rest;
  }
  if (/([bdgklmnprt])\1$/.test(stem) && stem.length > 4) stem = stem.slice(0, -1);
  if (stem.endsWith('e') && stem.length > 3) stem = stem.slice(0, -1);
  if (stem.endsWith('y') && stem.length > 3) stem = `${stem.slice(0, -1)}i`;
  return stem;
}
