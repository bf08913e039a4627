import { afterEach, describe, expect, test, vi } from 'vitest';
import { pressed, register, setSingleKeys } from './commands';

const undo: (() => void)[] = [];
const offer = (id: Parameters<typeof register>[0]['id'], layer = 0) => {
  const run = vi.fn<(digit: number) => void | false>();
  undo.push(register({ id, run, layer }));
  return run;
};
const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: target });
  return event;
};

afterEach(() => {
  for (const one of undo.splice(0)) one();
  setSingleKeys(true);
});

describe('the keyboard map', () => {
  test('a single key runs its command and is used up', () => {
    const archive = offer('archive');
    const event = press('e');

    expect(pressed(event)).toBe(true);
    expect(archive).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  test('the g chord waits a second for its second key', () => {
    const boards = offer('go-boards');

    pressed(press('g'), 1_000);
    expect(pressed(press('b'), 1_900)).toBe(true);
    pressed(press('g'), 5_000);
    expect(pressed(press('b'), 6_100)).toBe(false);

    expect(boards).toHaveBeenCalledOnce();
  });

  test('inside a chord the second key is not a command of its own', () => {
    const merge = offer('merge');
    const messages = offer('go-messages');

    pressed(press('g'), 1_000);
    pressed(press('m'), 1_100);

    expect(messages).toHaveBeenCalledOnce();
    expect(merge).not.toHaveBeenCalled();
  });

  test('digits carry their number, with shift to a stream on any keyboard layout', () => {
    const column = offer('move-column');
    const stream = offer('move-stream');

    pressed(press('3', { code: 'Digit3' }));
    pressed(press('"', { code: 'Digit2', shiftKey: true }));

    expect(column).toHaveBeenCalledWith(3);
    expect(stream).toHaveBeenCalledWith(2);
  });

  test('nothing runs while typing, except Escape and the palette', () => {
    const archive = offer('archive');
    const palette = offer('palette');
    const close = offer('close');
    const input = document.createElement('input');

    expect(pressed(press('e', {}, input))).toBe(false);
    expect(pressed(press('k', { ctrlKey: true }, input))).toBe(true);
    expect(pressed(press('Escape', {}, input))).toBe(true);

    expect(archive).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledOnce();
    expect(close).toHaveBeenCalledOnce();
  });

  test('single keys can be switched off; chords with a modifier and arrows stay', () => {
    setSingleKeys(false);
    const archive = offer('archive');
    const palette = offer('palette');
    const down = offer('down');

    expect(pressed(press('e'))).toBe(false);
    expect(pressed(press('k', { metaKey: true }))).toBe(true);
    expect(pressed(press('ArrowDown'))).toBe(true);

    expect(archive).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledOnce();
    expect(down).toHaveBeenCalledOnce();
  });

  test('the latest screen to offer a key gets it, and gives it back', () => {
    const board = offer('close');
    const drawer = offer('close');

    pressed(press('Escape'));
    undo.pop()?.();
    pressed(press('Escape'));

    expect(drawer).toHaveBeenCalledOnce();
    expect(board).toHaveBeenCalledOnce();
  });

  test('an open card is asked before its board, and may leave the key to it', () => {
    const drawer = offer('close', 1);
    const board = offer('close');
    drawer.mockReturnValueOnce(false);

    pressed(press('Escape'));
    pressed(press('Escape'));

    expect(board).toHaveBeenCalledOnce();
    expect(drawer).toHaveBeenCalledTimes(2);
  });

  test('a button keeps its Enter, a dialog keeps its keys', () => {
    const open = offer('open');
    const archive = offer('archive');
    const button = document.createElement('button');
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');

    expect(pressed(press('Enter', {}, button))).toBe(false);
    expect(pressed(press('e', {}, dialog))).toBe(false);

    expect(open).not.toHaveBeenCalled();
    expect(archive).not.toHaveBeenCalled();
  });
});
