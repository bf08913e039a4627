/** What the server refused, in its own words; `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
    readonly status: number,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}
