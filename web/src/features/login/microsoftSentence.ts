const sentences = new Map([
  ['stale', 'This sign-in with Microsoft took too long or was used already. Try again.'],
  ['unavailable', 'Microsoft does not answer just now. Try again in a moment, or sign in with your password.'],
  [
    'setup',
    'Microsoft does not accept this installation of Pebble. Tell an administrator, and sign in with your password meanwhile.',
  ],
  ['throttled', 'Too many failed attempts to sign in. Wait a quarter of an hour, then try again.'],
]);

/** Why signing in with Microsoft came to nothing. The word stands in the URL, so any other says only that it failed. */
export function microsoftSentence(failed: string): string {
  return (
    sentences.get(failed) ??
    'Microsoft or Pebble did not let this account in. Try another account, or ask an administrator to look at your user.'
  );
}
