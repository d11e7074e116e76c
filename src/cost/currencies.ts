import type { Currency } from '../domain/money.js';

export const currencies: readonly Currency[] = ['CNY', 'USD'];
