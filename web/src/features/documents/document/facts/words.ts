import type { Field, FieldName, FieldValue } from '@/api/tender';
import { count, number } from '@/ui/format';

export const names: Record<FieldName, string> = {
  bid_number: 'Bid number',
  procedure: 'Procedure',
  notice_type: 'Kind of notice',
  title: 'Title',
  po_number: 'Order',
  invoice_number: 'Invoice',
  certificate_number: 'Certificate',
  date: 'Date',
  seller: 'Seller',
  seller_gstin: 'GSTIN of seller',
  buyer: 'Buyer',
  buyer_gstin: 'GSTIN of buyer',
  department: 'Department',
  ministry: 'Ministry',
  category: 'Category',
  estimated_value: 'Estimated value',
  emd: 'Deposit (EMD)',
  net: 'Before tax',
  tax: 'Tax',
  total: 'Total',
  due_date: 'Due',
  payment_terms: 'Payment',
  submission_deadline: 'Deadline',
  participation_deadline: 'Ask to take part by',
  opening_date: 'Opening',
  validity: 'Bid holds for',
  delivery_date: 'Delivery by',
  delivery_place: 'Delivery to',
  delivery_period: 'Delivery within',
  lots: 'Lots',
  product: 'Product',
  cas_number: 'CAS number',
  batch_number: 'Batch',
  manufacture_date: 'Made',
  expiry_date: 'Expires',
  retest_date: 'Test again',
  standard: 'Standard',
  signatory: 'Signed by',
  parameters: 'Results',
  items: 'Items',
  documents_required: 'Documents to return',
  eligibility: 'Eligibility',
  contacts: 'Contacts',
};

/** Shown also when nothing was found, so that somebody fills them in; by kind of document. */
export const wanted: Partial<Record<string, FieldName[]>> = {
  tender: ['bid_number', 'buyer', 'title', 'submission_deadline', 'emd'],
  invoice: ['invoice_number', 'date', 'seller', 'total'],
  receipt: ['date', 'seller', 'total'],
  purchase_order: ['po_number', 'date', 'buyer', 'total'],
  certificate_of_analysis: ['product', 'batch_number'],
};

/** One each, in this order; lists come after them. */
export const singles: FieldName[] = [
  'submission_deadline',
  'participation_deadline',
  'opening_date',
  'bid_number',
  'title',
  'invoice_number',
  'certificate_number',
  'po_number',
  'date',
  'product',
  'cas_number',
  'batch_number',
  'manufacture_date',
  'expiry_date',
  'retest_date',
  'standard',
  'seller',
  'seller_gstin',
  'buyer',
  'buyer_gstin',
  'net',
  'tax',
  'total',
  'due_date',
  'payment_terms',
  'department',
  'ministry',
  'category',
  'estimated_value',
  'emd',
  'validity',
  'delivery_date',
  'delivery_place',
  'delivery_period',
  'procedure',
  'notice_type',
  'lots',
  'signatory',
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

type Sum = NonNullable<FieldValue['price']>;
type Test = NonNullable<FieldValue['test']>;

function sumWords({ amount, currency }: Sum): string {
  return `${currency ?? ''} ${number(amount)}`.trim();
}

/** "Toluene: 16,000 kg at INR 94, INR 15,04,000". */
function itemWords({ name = '', quantity, price, sum }: FieldValue): string {
  const much = quantity && quantityWord(quantity.amount, quantity.unit);
  const costs = [much && price ? `${much} at ${sumWords(price)}` : much, sum && sumWords(sum)]
    .filter(Boolean)
    .join(', ');
  return costs ? `${name}: ${costs}` : (name ?? '');
}

/** Whether a result in figures lies beyond what the paper itself allows. */
export function isBeyond({ result, min, max }: Test): boolean {
  const figure = /^-?\d+(\.\d+)?$/.test(result) ? Number(result) : null;
  return figure !== null && ((min != null && figure < min) || (max != null && figure > max));
}

/** "Water: 0.04 % (Max 0.10), passes". */
function testWords(name: string, test: Test): string {
  const specification = test.specification ? ` (${test.specification})` : '';
  const verdict = test.passes === false ? ', fails' : isBeyond(test) ? ', beyond its limits' : '';
  return `${name}: ${[test.result, test.unit].filter(Boolean).join(' ')}${specification}${verdict}`;
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
      return itemWords(value);
    case 'contact':
      return [value.name, value.email, value.phone].filter(Boolean).join(' · ');
    case 'parameter':
      return value.test ? testWords(value.name ?? '', value.test) : (value.name ?? '');
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
    case 'parameter':
      return value.test
        ? `${value.name}: ${[value.test.result, value.test.unit].filter(Boolean).join(' ')}${value.test.specification ? ` (${value.test.specification})` : ''}`
        : (value.name ?? '');
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
