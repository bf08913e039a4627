const sentences = new Map([
  ['stale', 'This sign-in with Microsoft took too long or was used already. Try again.'],
  ['unavailable', 'Microsoft does not answer just now. Try again in a moment, or sign in with your password.'],
  ['throttled', 'Too many failed attempts to sign in. Wait a little, then try again.'],
]);

/** Why signing in with Microsoft came to nothing. The word stands in the URL, so any other says only that it failed. */
export function microsoftSentence(failed: string): string {
  return (
    sentences.get(failed) ??
    'Signing in with Microsoft did not work. If it happens again, ask an administrator about your account.'
  );
}
