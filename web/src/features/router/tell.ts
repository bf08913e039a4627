import type { Action, Condition, Rule } from '@/api/router';
import { noiseKinds } from '@/mail/noise';
import type { NoiseKind } from '@/api/types';
import { percent } from '@/ui/format';
import { opOf, textsOf } from './conditions';
import { days, fieldOf, fields, headerOf, languageWord, opWord, plain, senderChecks } from './fields';

/** What the ids and keys of a router are called. */
export interface Names {
  stream: (key: string) => string;
  column: (stream: string | undefined, key: string) => string;
  mailbox: (idOrAddress: string) => string;
  entity: (id: string) => string;
  person: (id: string) => string;
}

/** A piece of a rule's sentence; what the person chose stands out. */
export interface Part {
  text: string;
  strong?: boolean;
  /** With the board's dot before it. */
  stream?: string;
}

const say = (text: string): Part => ({ text });
const stress = (text: string): Part => ({ text, strong: true });

/** a → a; a, b → a or b; a, b, c → a, b or c. */
function joined(parts: Part[][], last: string): Part[] {
  return parts.flatMap((part, nth) => {
    if (nth === 0) return part;
    return [say(nth === parts.length - 1 ? ` ${last} ` : ', '), ...part];
  });
}

function valuePart(field: string, text: string, names: Names): Part {
  switch (field) {
    case 'mailbox':
      return stress(names.mailbox(text));
    case 'entity':
      return stress(names.entity(text));
    case 'stream':
      return text === 'noise' ? stress('noise') : { ...stress(names.stream(text)), stream: text };
    case 'sender_check':
      return stress(senderChecks[text] ?? text);
    case 'language':
      return stress(languageWord(text));
    case 'intent':
      return stress(plain(text));
    case 'from_domain':
    case 'company':
    case 'from':
    case 'to':
    case 'attachment_type':
      return stress(text);
    default:
      return stress(`“${text}”`);
  }
}

function moment(text: string): Part[] {
  const day = text.trim().toLowerCase();
  if (days.includes(day)) return [say('on '), stress(day.charAt(0).toUpperCase() + day.slice(1))];
  const [from, until] = text.split('-');
  return until ? [say('between '), stress(`${from} and ${until}`)] : [stress(text)];
}

function timeParts(condition: Condition): Part[] {
  const op = opOf(condition);
  if (op === 'gt' || op === 'lt')
    return [say(`it comes ${op === 'gt' ? 'after' : 'before'} `), stress(String(condition.value))];
  const moments = joined(textsOf(condition.value).map(moment), 'or');
  return [say(op === 'not_equals' ? 'it does not come ' : 'it comes '), ...moments];
}

function testParts(condition: Condition, names: Names): Part[] {
  const field = fieldOf(condition.field);
  const word = field === 'header' ? `header ${headerOf(condition.field)}` : (fields[field]?.word ?? field);
  const op = opOf(condition);
  if (op === 'exists' || op === 'not_exists') return [say(`there is ${op === 'exists' ? 'a' : 'no'} ${word}`)];
  if (field === 'time') return timeParts(condition);
  if (field === 'confidence')
    return [say(`${word} ${opWord(op, field)} `), stress(percent(Number(condition.value ?? 0)))];
  const quoted = op === 'equals' || op === 'not_equals' || op === 'in';
  const texts = textsOf(condition.value);
  const values = texts.map((text) => [quoted ? valuePart(field, text, names) : stress(`“${text}”`)]);
  const shown = values.length > 4 ? [...values.slice(0, 3), [say(`${values.length - 3} others`)]] : values;
  return [
    say(`${word} ${op === 'in' ? 'is' : op === 'matches' ? 'matches' : opWord(op, field)} `),
    ...(shown.length > 0 ? joined(shown, 'or') : [stress('…')]),
  ];
}

export function conditionParts(condition: Condition, names: Names): Part[] {
  if (!condition.any) return testParts(condition, names);
  const parts = joined(
    condition.any.map((one) => testParts(one, names)),
    'or',
  );
  return condition.any.length > 1 ? [say('('), ...parts, say(')')] : parts;
}

function assigneeParts(value: unknown, names: Names): Part[] {
  const people = textsOf(value).filter((one) => one !== 'round_robin');
  if (people.length === 0) return [say('in turn to '), stress('whoever is present')];
  if (people.length === 1) return [say('to '), stress(names.person(people[0]!))];
  return [
    say('in turn to '),
    ...joined(
      people.map((id) => [stress(names.person(id))]),
      'or',
    ),
  ];
}

function noiseParts(value: unknown): Part[] {
  if (value === false) return [stress('never noise')];
  if (typeof value === 'object' && value !== null) {
    const { kind, reason } = value as { kind?: string; reason?: string };
    const word = noiseKinds[kind as NoiseKind] ?? String(kind);
    return [say('noise: '), stress(word.toLowerCase()), ...(reason ? [say(` (${reason})`)] : [])];
  }
  if (typeof value !== 'string') return [stress('noise')];
  const word = noiseKinds[value as NoiseKind];
  return [say('noise: '), stress(word ? word.toLowerCase() : value)];
}

function actionParts(action: Action, stream: string | undefined, names: Names): Part[] {
  const text = textsOf(action.value)[0] ?? '';
  switch (action.type) {
    case 'stream':
      return [{ ...stress(names.stream(text)), stream: text }];
    case 'column':
      return [say(stream ? '› ' : 'column '), stress(names.column(stream, text))];
    case 'entity':
      return [say('as mail of '), stress(names.entity(text))];
    case 'assignee':
      return assigneeParts(action.value, names);
    case 'priority':
      return [say('priority '), stress(text)];
    case 'tag':
      return [say('tag '), stress(text)];
    case 'noise':
      return noiseParts(action.value);
    case 'stop':
      return [say(action.value === false ? 'go on' : 'stop')];
    default:
      return [say(String(action.type))];
  }
}

/** The board first, its column behind it, stop last: whatever the order they were written in. */
const order = ['stream', 'noise', 'column', 'entity', 'assignee', 'priority', 'tag', 'stop'];

/** The conditions and the actions of a rule, as the two halves of a sentence. */
export function ruleParts(rule: Rule, names: Names): { when: Part[]; then: Part[] } {
  const every =
    rule.conditions.length === 1 && rule.conditions[0]!.field === 'from' && opOf(rule.conditions[0]!) === 'exists';
  const stream = textsOf(rule.actions.find(({ type }) => type === 'stream')?.value)[0];
  const actions = [...rule.actions].sort(
    (one, other) => order.indexOf(one.type ?? '') - order.indexOf(other.type ?? ''),
  );
  const then = actions.flatMap((action, nth) => {
    const glued = action.type === 'column' && stream !== undefined;
    return [...(nth === 0 ? [] : [say(glued ? ' ' : ', ')]), ...actionParts(action, stream, names)];
  });
  if (every) return { when: [say('Every mail')], then };
  const conditions = rule.conditions.map((one) => conditionParts(one, names));
  return { when: [say('If '), ...conditions.flatMap((one, nth) => (nth === 0 ? one : [say(' and '), ...one]))], then };
}

/** The whole rule in plain words. */
export function ruleText(rule: Rule, names: Names): string {
  const { when, then } = ruleParts(rule, names);
  const text = (parts: Part[]) => parts.map((part) => part.text).join('');
  return `${text(when)} → ${text(then)}`;
}
