import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// What Mantine and the virtual lists ask of a browser and jsdom lacks.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  }) as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.scrollTo ??= (() => {}) as typeof Element.prototype.scrollTo;
Element.prototype.animate ??= (() => new EventTarget()) as unknown as typeof Element.prototype.animate;
// Without a layout everything is 0 high; virtual lists then show nothing.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 300 });
// A target without a size counts as scrolled away, and whatever hangs on it is hidden.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 100, 20);

// Nothing scrolls here, which the drag library warns of with the whole element tree.
vi.mock('@atlaskit/pragmatic-drag-and-drop-auto-scroll/element', () => ({ autoScrollForElements: () => () => {} }));
window.scrollTo = () => {};
// Mantine's growing text field waits for fonts.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
document.documentElement.lang = 'en';
// The first test of a file also loads the screen's code.
configure({ asyncUtilTimeout: 20_000 });

// A toast goes by the clock, which runs on while a busy machine looks for the button in it.
const { show } = notifications;
Object.assign(notifications, {
  show: (...[toast, store]: Parameters<typeof show>) => show({ ...toast, autoClose: false }, store),
});

afterEach(cleanup);
