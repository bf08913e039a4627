export function CardDrawer() {
  return null;
}
