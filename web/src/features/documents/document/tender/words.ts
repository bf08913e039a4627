import type { Field, FieldName, FieldValue } from '@/api/tender';
import { count, number } from '@/ui/format';

export const names: Record<FieldName, string> = {
  bid_number: 'Bid number',
  procedure: 'Procedure',
  notice_type: 'Kind of notice',
  title: 'Title',
  buyer: 'Buyer',
  department: 'Department',
  ministry: 'Ministry',
  category: 'Category',
  estimated_value: 'Estimated value',
  emd: 'Deposit (EMD)',
  submission_deadline: 'Deadline',
  participation_deadline: 'Ask to take part by',
  opening_date: 'Opening',
  validity: 'Bid holds for',
  delivery_place: 'Delivery to',
  delivery_period: 'Delivery within',
  lots: 'Lots',
  items: 'Items',
  documents_required: 'Documents to return',
  eligibility: 'Eligibility',
  contacts: 'Contacts',
};

/** Shown also when nothing was found, so that somebody fills them in. */
export const wanted: FieldName[] = ['bid_number', 'buyer', 'title', 'submission_deadline', 'emd'];

/** One each, in this order; lists come after them. */
export const singles: FieldName[] = [
  'submission_deadline',
  'participation_deadline',
  'opening_date',
  'bid_number',
  'title',
  'buyer',
  'department',
  'ministry',
  'category',
  'estimated_value',
  'emd',
  'validity',
  'delivery_place',
  'delivery_period',
  'procedure',
  'notice_type',
  'lots',
];

/** Below it a person should look. */
const sure = 0.8;

export function isUnsure({ confidence, value }: Pick<Field, 'confidence' | 'value'>): boolean {
  return confidence < sure && value !== null;
}

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Where the clock is read, in the last words of a zone's name. */
function zoneWord(zone: string | null | undefined): string {
  if (!zone) return '';
  return zone === 'Asia/Kolkata' ? ' IST' : zone === 'Z' ? ' UTC' : ` ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`;
}

function quantityWord(amount = 0, unit = ''): string {
  const counted = ['day', 'week', 'month', 'year', 'hour', 'lot', 'piece', 'bag', 'drum'];
  if (counted.includes(unit)) return count(amount, unit);
  return unit ? `${number(amount)} ${unit}` : number(amount);
}

/** As a person reads it. */
export function valueWords(value: FieldValue | null | undefined): string {
  if (!value) return 'None';
  switch (value.type) {
    case 'text':
      return value.text ?? '';
    case 'money':
      return `${value.currency ?? ''} ${number(value.amount ?? 0)}`.trim();
    case 'moment':
      return (
        days.format(new Date(`${value.date}T00:00Z`)) +
        (value.time ? `, ${value.time.slice(0, 5)}${zoneWord(value.zone)}` : '')
      );
    case 'quantity':
      return quantityWord(value.amount ?? 0, value.unit ?? '');
    case 'item':
      return value.quantity
        ? `${value.name}: ${quantityWord(value.quantity.amount, value.quantity.unit)}`
        : (value.name ?? '');
    case 'contact':
      return [value.name, value.email, value.phone].filter(Boolean).join(' · ');
  }
}

/** As a person would write it to change it. */
export function typed(value: FieldValue | null | undefined): string {
  if (!value) return '';
  switch (value.type) {
    case 'money':
      return `${value.currency ?? ''} ${value.amount ?? ''}`.trim();
    case 'moment': {
      const [year, month, day] = (value.date ?? '').split('-');
      return `${day}-${month}-${year}${value.time ? ` ${value.time.slice(0, 5)}` : ''}`;
    }
    case 'item':
      return value.quantity
        ? `${value.name}, ${value.quantity.amount} ${value.quantity.unit}`.trim()
        : (value.name ?? '');
    case 'contact':
      return [value.name, value.email, value.phone].filter(Boolean).join(', ');
    default:
      return valueWords(value);
  }
}

/** "3 d 4 h left", "5 h left", "over since 2 d". */
export function timeLeft(at: string, now: number): { words: string; tone: 'grey' | 'amber' | 'red' } {
  const minutes = Math.round((new Date(at).getTime() - now) / 60_000);
  const far = Math.abs(minutes);
  const hours = Math.floor(far / 60);
  const words =
    far < 60
      ? `${far} min`
      : hours < 48
        ? `${hours} h`
        : hours < 24 * 14
          ? `${Math.floor(hours / 24)} d ${hours % 24} h`
          : count(Math.floor(hours / 24), 'day');
  if (minutes < 0) return { words: `Over since ${words}`, tone: 'red' };
  return { words: `${words} left`, tone: hours < 24 ? 'red' : hours < 72 ? 'amber' : 'grey' };
}
