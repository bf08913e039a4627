import type { Action } from '@/api/router';

export const actionWords: Record<string, string> = {
  stream: 'Board',
  column: 'Column',
  noise: 'File as noise',
  assignee: 'Assign',
  priority: 'Priority',
  tag: 'Tag',
  entity: 'Legal entity',
  stop: 'Ask no later rule',
};

/** What an action decides; of two that decide the same one is one too many. A rule may give many tags. */
function decides(type: string | null | undefined): string | null {
  if (type === 'tag') return null;
  return type === 'noise' ? 'stream' : (type ?? null);
}

/** The types that a rule with these other actions can still have. */
export function freeTypes(others: Action[]): string[] {
  const taken = new Set(others.map(({ type }) => decides(type)));
  return Object.keys(actionWords).filter((type) => decides(type) === null || !taken.has(decides(type)));
}

export function newAction(type: string): Action {
  if (type === 'stop') return { type };
  if (type === 'assignee') return { type, value: 'round_robin' };
  if (type === 'priority') return { type, value: 'high' };
  if (type === 'noise') return { type, value: 'newsletter' };
  return { type, value: '' };
}

export function nextAction(actions: Action[]): Action {
  const free = freeTypes(actions);
  return newAction(free.find((type) => type !== 'noise' && type !== 'column') ?? 'tag');
}

/** Noise as it is entered: its kind, or never; and a reason in words. */
export function noiseOf(value: unknown): { kind: string; reason: string } {
  if (value === false) return { kind: 'never', reason: '' };
  if (typeof value === 'object' && value !== null) {
    const { kind, reason } = value as { kind?: unknown; reason?: unknown };
    return { kind: String(kind ?? 'spam'), reason: typeof reason === 'string' ? reason : '' };
  }
  return { kind: typeof value === 'string' ? value : 'spam', reason: '' };
}

export function noiseValue(kind: string, reason: string): unknown {
  if (kind === 'never') return false;
  return reason.trim() === '' ? kind : { kind, reason };
}
