export function DocumentPane() {
  return null;
}
