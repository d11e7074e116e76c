export { finance } from './finance.js';
export type { BothLanguages, Caution, Detection, HandoffRule, Industry, IndustryName, Slot } from './industry.js';
export { matchHandoffRule } from './match-handoff-rule.js';
export { retail } from './retail.js';
export { tourism } from './tourism.js';
export { writeIndustryInstructions } from './write-industry-instructions.js';
