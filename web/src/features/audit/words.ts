import { dayAndTime } from '@/ui/format';

/** Acts whose names are not yet words. */
const acts: Record<string, string> = {
  'card.absorbed': 'Another card merged in',
  'card.company_linked': 'Company linked',
  'card.company_unlinked': 'Company unlinked',
  'card.created': 'Card opened',
  'card.due_set': 'Due date changed',
  'card.edited': 'Several fields changed',
  'card.entity_changed': 'Card handed over',
  'card.handed_over': 'Card handed over to another entity',
  'card.merged_into': 'Card merged into another',
  'card.message_received': 'New message on a card',
  'card.note_removed': 'Note removed',
  'card.noted': 'Note written',
  'card.prioritised': 'Priority changed',
  'card.refreshed': 'Card brought up to date',
  'card.released': 'Merge taken back',
  'card.renamed': 'Subject changed',
  'card.reopened_by_reply': 'Card reopened by a reply',
  'card.restored': 'Merge taken back',
  'card.split': 'Messages split off',
  'card.split_off': 'Card made of a split',
  'card.tagged': 'Tags changed',
  'card.undone': 'Act undone',
  'card.woken_by_reply': 'Card woken by a reply',
  'login.failed': 'Sign-in failed',
  'login.succeeded': 'Signed in',
  'session.ended': 'Signed out',
  'stream.changed': 'Board changed',
  'stream.created': 'Board created',
  'user.microsoft_account_bound': 'Microsoft account bound',
};

/** "card.moved" → "Card moved", "login.succeeded" → "Signed in". */
export function actWord(act: string): string {
  return acts[act] ?? fieldWord(act.replaceAll('.', ' '));
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

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** A value as a person reads it; what is not there is a dash. */
export function valueWord(value: unknown, names: Names = new Map()): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return names.get(value) ?? (moment.test(value) ? dayAndTime(value) : idWord(value));
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => valueWord(one, names)).join(', ');
  const named = value as Record<string, unknown>;
  if (typeof named.name === 'string') return named.name;
  return Object.entries(named)
    .map(([key, one]) => `${fieldWord(key).toLowerCase()} ${valueWord(one, names)}`)
    .join(', ');
}
