import { cleanup } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** A server of which each test says what it answers; a request nobody spoke of fails the test. */
export const server = setupServer();

export function serveDuringTests() {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    // A screen that goes away may still say goodbye.
    cleanup();
    server.resetHandlers();
  });
  afterAll(() => server.close());
}
