/** "card.moved" → "Card moved", "sign_in.succeeded" → "Sign in succeeded". */
export function actWord(act: string): string {
  return fieldWord(act.replaceAll('.', ' '));
}

/** "legal_entity" → "legal entity". */
export function nounWord(type: string): string {
  return type.replaceAll('_', ' ');
}

/** "wip_limit" → "WIP limit". */
export function fieldWord(field: string): string {
  const words = field.replaceAll('_', ' ').replace(/\bwip\b/, 'WIP');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What ids stand for, as far as it is known here. */
export type Names = ReadonlyMap<string, string>;

/** "card_01a2…": an id that nobody can read, shortened. */
function idWord(text: string): string {
  return /^[a-z]{3,4}_[0-9a-f]{32}$/.test(text) ? `${text.slice(0, text.indexOf('_') + 1)}…${text.slice(-6)}` : text;
}

/** A value as a person reads it; what is not there is a dash. */
export function valueWord(value: unknown, names: Names = new Map()): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return names.get(value) ?? idWord(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => valueWord(one, names)).join(', ');
  const named = value as Record<string, unknown>;
  if (typeof named.name === 'string') return named.name;
  return Object.entries(named)
    .map(([key, one]) => `${fieldWord(key).toLowerCase()} ${valueWord(one, names)}`)
    .join(', ');
}
