import type { Concession, RequestWish } from '../../domain/request-wish.js';
import type { Voice } from './voice.js';

/** A wish as part of a list: "玩 3 天". */
export function requestWishWords(wish: RequestWish, { words }: Voice): string {
  const { wish: said } = words.choice;
  switch (wish.type) {
    case 'budget':
      return said.budget(said.scope[wish.scope], words.money(wish.maxYuan));
    case 'must-see':
      return said.mustSee(words.quote(wish.name), wish.day);
    case 'must-not-see':
      return said.mustNotSee(words.quote(wish.name), wish.day);
    case 'pace':
      return said.pace(words.pace[wish.pace], wish.day);
    case 'days':
      return said.days(wish.days);
    case 'modes':
      return said.modes(words.list(wish.modes.map((mode) => words.mode[mode])));
    case 'journey':
      return said.journey;
    case 'stay':
      return said.stay(words.quote(wish.name));
    case 'appointment':
      return said.appointment(wish.day, wish.place, wish.at);
    case 'day':
      return said.day(wish.day);
    case 'taxi-beyond':
      return said.taxiBeyond(wish.km);
    case 'free-only':
      return said.freeOnly;
    case 'kind-limit':
      return said.kindLimit(words.quote(wish.tag), wish.most);
    case 'need':
      return said.need;
    case 'any-of':
      return said.anyOf;
  }
}

/** What a plan gives up, a clause each; sights that are left out are told of together. */
export function concessionWords(concessions: readonly Concession[], voice: Voice): readonly string[] {
  const { words } = voice;
  const { givesUp, wish: said } = words.choice;
  const names = concessions.flatMap((concession) =>
    concession.type === 'must-see' ? [words.quote(concession.name)] : [],
  );
  const others = concessions.flatMap((concession): string[] => {
    switch (concession.type) {
      case 'must-see':
        return [];
      case 'budget': {
        const more = words.money(concession.neededYuan - concession.maxYuan);
        return [givesUp.budget(said.scope[concession.scope], more)];
      }
      case 'must-not-see':
        return [givesUp.refused(words.quote(concession.name), concession.day)];
      case 'pace':
        return [givesUp.pace(concession.instead, concession.day)];
      case 'days':
        return [givesUp.days(concession.instead)];
      case 'modes':
        return [givesUp.modes];
      default:
        return [givesUp.other(requestWishWords(concession, voice))];
    }
  });
  return names.length > 0 ? [givesUp.leftOut(words.list(names), names.length), ...others] : others;
}
