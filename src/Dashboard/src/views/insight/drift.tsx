export function DriftTab() {
  return null
}
