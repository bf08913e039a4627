import { describe, expect, it } from 'vitest';
import type { FieldValue } from '@/api/tender';
import { valueWords } from './words';

const value = (of: object) => of as FieldValue;

describe('the words of a value', () => {
  it.each([
    [{ type: 'item', name: 'Toluene' }, 'Toluene'],
    [{ type: 'item', name: 'Toluene', quantity: { amount: 8000, unit: 'kg' } }, 'Toluene: 8,000 kg'],
    [
      {
        type: 'item',
        name: 'Toluene',
        quantity: { amount: 8000, unit: 'kg' },
        price: { amount: 94.5, currency: 'INR' },
        sum: { amount: 756000, currency: 'INR' },
      },
      'Toluene: 8,000 kg at INR 94.5, INR 7,56,000',
    ],
    [
      { type: 'parameter', name: 'Water', test: { result: '0.04', unit: '%', specification: 'Max 0.10', max: 0.1 } },
      'Water: 0.04 % (Max 0.10)',
    ],
    [
      { type: 'parameter', name: 'Water', test: { result: '0.14', unit: '%', specification: 'Max 0.10', max: 0.1 } },
      'Water: 0.14 % (Max 0.10), beyond its limits',
    ],
    [
      { type: 'parameter', name: 'Odour', test: { result: 'Does not comply', passes: false } },
      'Odour: Does not comply, fails',
    ],
  ])('%j is %s', (given, words) => {
    expect(valueWords(value(given))).toBe(words);
  });
});
