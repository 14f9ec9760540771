export function MapTab() {
  return null
}
