/** The whole keyboard map. A command may live on some screens only; the map is the same everywhere. */
export const keymap = {
  'go-boards': { keys: ['g b'], label: 'Go to boards', group: 'Go to' },
  'go-documents': { keys: ['g d'], label: 'Go to documents', group: 'Go to' },
  'go-messages': { keys: ['g m'], label: 'Go to messages', group: 'Go to' },
  'go-search': { keys: ['g f'], label: 'Go to search', group: 'Go to' },
  'go-router': { keys: ['g r'], label: 'Go to the router', group: 'Go to' },
  'go-classifier': { keys: ['g c'], label: 'Go to the classifier', group: 'Go to' },
  'go-mailboxes': { keys: ['g x'], label: 'Go to mailboxes', group: 'Go to' },
  'go-audit': { keys: ['g a'], label: 'Go to the audit log', group: 'Go to' },
  'go-settings': { keys: ['g s'], label: 'Go to settings', group: 'Go to' },
  palette: { keys: ['mod+k'], label: 'Search everything and run a command', group: 'Everywhere' },
  map: { keys: ['?'], label: 'Show this keyboard map', group: 'Everywhere' },
  filter: { keys: ['/'], label: 'Filter what is shown here', group: 'Everywhere' },
  undo: { keys: ['z'], label: 'Undo my last act', group: 'Everywhere' },
  close: { keys: ['Escape'], label: 'Close, or clear the selection', group: 'Everywhere' },
  down: { keys: ['j', 'ArrowDown'], label: 'Next card or row', group: 'Move about' },
  up: { keys: ['k', 'ArrowUp'], label: 'Previous card or row', group: 'Move about' },
  left: { keys: ['h', 'ArrowLeft'], label: 'Column to the left', group: 'Move about' },
  right: { keys: ['l', 'ArrowRight'], label: 'Column to the right', group: 'Move about' },
  open: { keys: ['Enter'], label: 'Open the card', group: 'Move about' },
  previous: { keys: ['ArrowLeft'], label: 'Previous card, in an open card', group: 'Move about' },
  next: { keys: ['ArrowRight'], label: 'Next card, in an open card', group: 'Move about' },
  select: { keys: ['x'], label: 'Select the card', group: 'Select' },
  'select-range': { keys: ['shift+x'], label: 'Select up to this card', group: 'Select' },
  assign: { keys: ['a'], label: 'Assign', group: 'Work a card' },
  'assign-me': { keys: ['i'], label: 'Assign to me', group: 'Work a card' },
  priority: { keys: ['p'], label: 'Set the priority', group: 'Work a card' },
  tag: { keys: ['t'], label: 'Change the tags', group: 'Work a card' },
  snooze: { keys: ['s'], label: 'Snooze', group: 'Work a card' },
  archive: { keys: ['e'], label: 'Archive, or reopen', group: 'Work a card' },
  merge: { keys: ['m'], label: 'Merge into another card', group: 'Work a card' },
  note: { keys: ['c'], label: 'Write a note', group: 'Work a card' },
  reply: { keys: ['r'], label: 'Reply', group: 'Work a card' },
  'move-column': { keys: ['1–9'], label: 'Move to that column', group: 'Work a card' },
  'move-stream': { keys: ['shift+1–9'], label: 'Move to that board', group: 'Work a card' },
  suggested: { keys: ['y'], label: 'Move to the board that Pebble suggests, or file as noise', group: 'Work a card' },
  'answer-yes': { keys: ['y', 'Enter'], label: 'Confirm what is suggested', group: 'Teach the classifier' },
  'answer-other': { keys: ['1–9'], label: 'Say that board instead', group: 'Teach the classifier' },
  'answer-noise': { keys: ['n'], label: 'Say that it is noise', group: 'Teach the classifier' },
  'answer-later': { keys: ['s'], label: 'Skip the question', group: 'Teach the classifier' },
  bring: { keys: ['u'], label: 'Bring documents from this computer', group: 'Work documents' },
  'page-next': { keys: [']', 'PageDown'], label: 'Next page of the document', group: 'Work documents' },
  'page-previous': { keys: ['[', 'PageUp'], label: 'Previous page of the document', group: 'Work documents' },
  'zoom-in': { keys: ['+', '='], label: 'Larger', group: 'Work documents' },
  'zoom-out': { keys: ['-'], label: 'Smaller', group: 'Work documents' },
  'zoom-fit': { keys: ['0'], label: 'As wide as the room', group: 'Work documents' },
  'kind-yes': { keys: ['y'], label: 'It is what Pebble suggests', group: 'Work documents' },
  'kind-other': { keys: ['n'], label: 'It is something else', group: 'Work documents' },
  'kind-later': { keys: ['s'], label: 'Skip it for now', group: 'Work documents' },
  'throw-away': { keys: ['Delete'], label: 'Throw the document away', group: 'Work documents' },
  'pick-up': { keys: ['Space'], label: 'Pick the card up, or drop it', group: 'Drag by keyboard' },
  carry: { keys: ['Arrows'], label: 'Carry it', group: 'Drag by keyboard' },
  'put-back': { keys: ['Escape'], label: 'Put it back', group: 'Drag by keyboard' },
} as const satisfies Record<string, { keys: readonly string[]; label: string; group: string }>;

export type CommandId = keyof typeof keymap;

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const shown: Record<string, string> = {
  mod: mac ? '⌘' : 'Ctrl',
  shift: '⇧',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** 'shift+x' → ['⇧', 'x'], 'g b' → ['g', 'b'], '+' → ['+']: the key caps of one combination. */
export function keyCaps(combination: string): string[] {
  return combination.split(/(?<=.)[+ ]/).map((key) => shown[key] ?? key);
}
