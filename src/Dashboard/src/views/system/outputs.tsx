export function OutputsTab() {
  return null
}
