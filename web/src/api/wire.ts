import type { components } from './schema';

/** The server's own records, generated from the OpenAPI document. */
export type Wire = components['schemas'];
