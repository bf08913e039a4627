import type { Condition } from '@/api/router';
import { fieldOf, opsFor, type OpKey } from './fields';

/** The op as the screen shows it. */
export function opOf({ op, value, field }: Condition): OpKey {
  if (op === 'exists') return value === false ? 'not_exists' : 'exists';
  if (fieldOf(field) === 'time' && op === 'equals') return 'in';
  return (op ?? 'equals') as OpKey;
}

export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The same value, as the other op wants it. */
function valueFor(op: OpKey, field: string, value: unknown): unknown {
  if (op === 'exists' || op === 'not_exists') return op === 'exists';
  if (field === 'confidence') return typeof value === 'number' ? value : 0.8;
  return op === 'in' ? textsOf(value) : (textsOf(value)[0] ?? '');
}

export function withOp(condition: Condition, op: OpKey): Condition {
  return {
    field: condition.field,
    op: op === 'not_exists' ? 'exists' : op,
    value: valueFor(op, fieldOf(condition.field), condition.value),
  };
}

/** A condition on another field; what was typed stays where it can mean something there. */
export function withField(condition: Condition, field: string): Condition {
  const ops = opsFor(field);
  const op = ops.includes(opOf(condition)) ? opOf(condition) : ops[0]!;
  const free = (name: string) =>
    [
      'subject',
      'body',
      'from',
      'from_domain',
      'company',
      'to',
      'header',
      'attachment_name',
      'attachment_type',
    ].includes(name);
  const value = free(field) && free(fieldOf(condition.field)) ? condition.value : undefined;
  return withOp({ field: field === 'header' ? 'header:' : field, op, value }, op);
}

export const newCondition: Condition = { field: 'subject', op: 'contains', value: '' };
