import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { keymap, type CommandId } from './keymap';

/**
 * What can be done here and now. Screens register their commands while they are mounted; the keyboard, the palette and
 * the menu of the map read the same registry. The highest layer wins, then the latest registration.
 */
export interface Command {
  id: CommandId;
  /** Does it; gets the digit of a 1–9 command. Answers false when it is not for it just now, and the key stays free. */
  run: (digit: number) => void | false;
  /** Above what lies below it: an open card is asked before its board. */
  layer: number;
}

const registered: Command[] = [];
let listeners: (() => void)[] = [];
let snapshot: readonly Command[] = [];
let singleKeys = true;

function changed() {
  snapshot = [...registered];
  for (const listener of listeners) listener();
}

export function register(command: Command): () => void {
  registered.push(command);
  changed();
  return () => {
    registered.splice(registered.indexOf(command), 1);
    changed();
  };
}

/** Single keys are off by a person's setting (WCAG 2.1.4); chords with a modifier stay. */
export function setSingleKeys(on: boolean) {
  singleKeys = on;
}

/** Offers a command while the component is mounted; `null` when it cannot be done now. What is seen answers its keys. */
export function useCommand(id: CommandId, run: ((digit: number) => void | false) | null, layer = 0) {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  const offered = run !== null;
  useLayoutEffect(() => {
    if (!offered) return;
    return register({ id, layer, run: (digit) => latest.current?.(digit) });
  }, [id, layer, offered]);
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => snapshot,
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** A control that uses these keys itself: a button takes Enter and Space, a menu takes the arrows. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"][aria-modal="true"], [role="menu"], [role="listbox"]')) return true;
  if (event.key === 'Enter') return target.closest('button, a[href], summary, [role="button"]') !== null;
  if (event.key === ' ') return target.closest('button, summary, [role="button"]') !== null;
  if (event.key.startsWith('Arrow'))
    return target.closest('[role="tablist"], [role="radiogroup"], [role="separator"]') !== null;
  return false;
}

/** How a pressed key is written in the map. */
export function combinationOf(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit) return `${event.shiftKey ? 'shift+' : ''}${digit}`;
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : '';
  if (event.key === ' ') return 'Space';
  const letter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
  if (letter) return `${modifier}${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`;
  return modifier + event.key;
}

function idsOf(combination: string): CommandId[] {
  const digit = /^(shift\+)?[1-9]$/.exec(combination);
  if (digit) return digit[1] ? ['move-stream'] : ['move-column', 'answer-other'];
  return (Object.keys(keymap) as CommandId[]).filter((id) =>
    (keymap[id].keys as readonly string[]).includes(combination),
  );
}

/** Who is asked first: the highest layer, and in it the latest. */
function inOrder(ids: CommandId[]): Command[] {
  return registered
    .filter((command) => ids.includes(command.id))
    .reverse()
    .sort((one, other) => other.layer - one.layer);
}

let pending = '';
let pendingUntil = 0;

/** The one listener of the page: finds the command of a key and runs it. Answers whether it did. */
export function pressed(event: KeyboardEvent, now: number = Date.now()): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  const single = !(event.ctrlKey || event.metaKey);
  const typing = isTyping(event.target);
  if (single && typing && event.key !== 'Escape') return false;
  const structural = /^(Escape|Enter| |Arrow)/.test(event.key);
  if (single && !singleKeys && !structural) return false;
  if (isTaken(event)) return false;

  const combination = combinationOf(event);
  const chord = pending && now < pendingUntil ? `${pending} ${combination}` : '';
  pending = '';
  const candidates = chord ? idsOf(chord) : idsOf(combination);
  const digit = Number(/[1-9]$/.exec(combination)?.[0] ?? 0);
  for (const command of inOrder(candidates)) {
    if (command.run(digit) === false) continue;
    event.preventDefault();
    return true;
  }
  if (!chord && combination === 'g') {
    pending = 'g';
    pendingUntil = now + 1_000;
  }
  return false;
}
