/** What a condition can look at and how, as the server's rules have it; `header:<name>` stands under `header`. */

export type Kind = 'key' | 'name' | 'text' | 'number' | 'time';

export const fields: Record<string, { word: string; kind: Kind }> = {
  subject: { word: 'subject', kind: 'text' },
  body: { word: 'text', kind: 'text' },
  from: { word: 'sender', kind: 'text' },
  from_domain: { word: 'sender’s domain', kind: 'text' },
  company: { word: 'company', kind: 'name' },
  to: { word: 'recipient', kind: 'text' },
  mailbox: { word: 'mailbox', kind: 'text' },
  entity: { word: 'legal entity', kind: 'key' },
  attachment_name: { word: 'attachment’s name', kind: 'text' },
  attachment_type: { word: 'attachment’s type', kind: 'text' },
  header: { word: 'header', kind: 'text' },
  sender_check: { word: 'sender check', kind: 'key' },
  time: { word: 'time', kind: 'time' },
  stream: { word: 'likely board', kind: 'key' },
  intent: { word: 'intent', kind: 'text' },
  language: { word: 'language', kind: 'text' },
  confidence: { word: 'confidence', kind: 'number' },
};

/** Fields that only the classifier knows: asking it costs more than looking. */
export const guessed = new Set(['stream', 'intent', 'language', 'confidence']);

/** `not_exists` is the screen's word for `exists` with the value false. */
export type OpKey =
  | 'equals'
  | 'not_equals'
  | 'in'
  | 'contains'
  | 'starts_with'
  | 'ends_with'
  | 'matches'
  | 'gt'
  | 'lt'
  | 'exists'
  | 'not_exists';

const opsOf: Record<Kind, OpKey[]> = {
  key: ['equals', 'not_equals', 'in', 'exists', 'not_exists'],
  name: ['equals', 'not_equals', 'in', 'contains', 'exists', 'not_exists'],
  text: ['contains', 'equals', 'not_equals', 'in', 'starts_with', 'ends_with', 'matches', 'exists', 'not_exists'],
  number: ['gt', 'lt', 'equals', 'not_equals', 'exists', 'not_exists'],
  time: ['in', 'not_equals', 'gt', 'lt'],
};

/** What people choose first: the others of a text are for those who know why. */
const chosen = new Set(['mailbox', 'intent', 'language']);

export function fieldOf(key: string | null | undefined): string {
  return key?.startsWith('header:') ? 'header' : (key ?? '');
}

export function headerOf(key: string | null | undefined): string {
  return key?.startsWith('header:') ? key.slice('header:'.length) : '';
}

export function opsFor(field: string): OpKey[] {
  const kind = fields[field]?.kind ?? 'text';
  return chosen.has(field) ? [...opsOf.key, ...opsOf.text.filter((op) => !opsOf.key.includes(op))] : opsOf[kind];
}

const opWords: Record<OpKey, string> = {
  equals: 'is',
  not_equals: 'is not',
  in: 'is one of',
  contains: 'contains',
  starts_with: 'starts with',
  ends_with: 'ends with',
  matches: 'matches expression',
  gt: 'is over',
  lt: 'is under',
  exists: 'is there',
  not_exists: 'is not there',
};

const timeWords: Partial<Record<OpKey, string>> = {
  equals: 'is within',
  in: 'is within',
  not_equals: 'is outside',
  gt: 'is after',
  lt: 'is before',
};

export function opWord(op: OpKey, field: string): string {
  return (fields[field]?.kind === 'time' ? timeWords[op] : undefined) ?? opWords[op];
}

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const senderChecks: Record<string, string> = {
  ok: 'confirmed',
  unknown: 'unknown',
  suspicious: 'suspicious',
  spoofed: 'spoofed',
};

/** What the classifier can find that a mail wants, by board. */
export const intents: Record<string, string[]> = {
  sales: ['enquiry', 'sample_request', 'negotiation', 'meeting_request', 'follow_up', 'introduction'],
  operations: ['purchase_order', 'order_status', 'dispatch', 'invoice_payment', 'shipping_documents', 'order_change'],
  tender: ['tender_notice', 'corrigendum', 'clarification', 'bid_result'],
  quality: ['coa_request', 'quality_complaint', 'specification_query', 'test_report', 'audit'],
};

export const languages = [
  ...['en', 'hi', 'mr', 'gu', 'ta', 'te', 'kn', 'bn', 'pa', 'ml', 'ur'],
  ...['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ru', 'ar', 'fa', 'zh', 'ja', 'ko', 'vi', 'th', 'id'],
];

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

export function languageWord(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "purchase_order" → "purchase order". */
export function plain(key: string): string {
  return key.replaceAll('_', ' ');
}
