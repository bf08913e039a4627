import type { Fact } from '@/api/types';

/** The same said in several places of a mail. */
export interface Stated {
  type: string;
  /** As first written. */
  text: string;
  value: string | null;
  places: Fact[];
}

export interface Row {
  label: string;
  stated: Stated[];
}

export interface Group {
  name: string;
  rows: Row[];
}

/** Rows by their label, with the types of facts that stand in them. */
const groups: { name: string; rows: Record<string, string[]> }[] = [
  { name: 'Goods', rows: { Product: ['product'], Quantity: ['quantity'], Price: ['price'], Incoterm: ['incoterm'] } },
  {
    name: 'Numbers of documents',
    rows: { PO: ['po_number'], Bid: ['bid_number'], Invoice: ['invoice_number'], Batch: ['batch_number'] },
  },
  {
    name: 'Identifiers',
    rows: { GSTIN: ['gstin', 'gstin_invalid'], PAN: ['pan'], CIN: ['cin'], CAS: ['cas_number'] },
  },
  { name: 'Who', rows: { Person: ['person'], Company: ['company'], Phone: ['phone'], 'E-mail': ['email'] } },
  { name: 'Where and when', rows: { Place: ['place'], Date: ['date'] } },
];
const known = new Set(groups.flatMap(({ rows }) => Object.values(rows).flat()));

/** What people copy to paste it elsewhere, in its normal form; the rest is copied as written. */
const normal = new Set(['gstin', 'pan', 'cin', 'cas_number', 'bid_number', 'phone', 'email']);

export function copied({ type, text, value }: Stated): string {
  return normal.has(type) ? (value ?? text) : text;
}

function stated(facts: Fact[]): Stated[] {
  const found = new Map<string, Stated>();
  for (const fact of facts) {
    const key = `${fact.type} ${(fact.value ?? fact.text).toLowerCase()}`;
    const held = found.get(key);
    if (held) held.places.push(fact);
    else found.set(key, { type: fact.type, text: fact.text, value: fact.value ?? null, places: [fact] });
  }
  return [...found.values()];
}

/** The facts of a mail, each said once, in the order in which people look for them; what is not there has no row. */
export function grouped(facts: Fact[]): Group[] {
  const others = new Set(facts.map((fact) => fact.type).filter((type) => !known.has(type)));
  const all = [
    ...groups,
    { name: 'Other', rows: Object.fromEntries([...others].map((type) => [type.replaceAll('_', ' '), [type]])) },
  ];
  return all
    .map(({ name, rows }) => ({
      name,
      rows: Object.entries(rows)
        .map(([label, types]) => ({ label, stated: stated(facts.filter((fact) => types.includes(fact.type))) }))
        .filter((row) => row.stated.length > 0),
    }))
    .filter((group) => group.rows.length > 0);
}

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** "German", "Hindi (Latin)"; null where there was too little to tell by. */
export function languageName(code: string): string | null {
  if (!code) return null;
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
