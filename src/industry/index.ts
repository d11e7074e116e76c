export type { IndustryName } from '../domain/industry-name.js';

import { education } from './education.js';
import { energy } from './energy.js';
import { finance } from './finance.js';
import { government } from './government.js';
import { healthcare } from './healthcare.js';
import type { Industry } from './industry.js';
import { manufacturing } from './manufacturing.js';
import { media } from './media.js';
import { retail } from './retail.js';
import { tourism } from './tourism.js';
import { transport } from './transport.js';

export type { BothLanguages, Caution, Detection, HandoffRule, Industry, Slot } from './industry.js';
export { industryPolicy } from './industry-policy.js';
export { matchHandoffRule } from './match-handoff-rule.js';
export { writeIndustryInstructions } from './write-industry-instructions.js';
export { education, energy, finance, government, healthcare, manufacturing, media, retail, tourism, transport };

/** Every industry that has a preset. Importing one by its name keeps the others out of a bundle. */
export const industries: readonly Industry[] = [
  finance,
  tourism,
  government,
  media,
  retail,
  education,
  healthcare,
  manufacturing,
  transport,
  energy,
];
