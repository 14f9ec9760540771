export function SupportTab() {
  return null
}
