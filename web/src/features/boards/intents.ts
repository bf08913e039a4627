const written: Record<string, string> = { coa_request: 'COA request', otp: 'one-time code' };

/** What a mail wants, in words: "purchase order". */
export function intentWord(intent: string): string {
  return written[intent] ?? intent.replaceAll('_', ' ');
}
