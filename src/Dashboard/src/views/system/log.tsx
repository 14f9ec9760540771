export function LogTab() {
  return null
}
