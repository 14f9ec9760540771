import type { ComponentChildren } from 'preact'

/** A table in a frame of its own, which scrolls and which the keyboard reaches. */
export function Table({ label, kind = '', head, children }: { label: string; kind?: string; head: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class={`data ${kind}`}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** The head of a column; that of one of figures stands at its right side, as they do. */
export const Column = ({ figures = false, children }: { figures?: boolean; children: ComponentChildren }) => (
  <th scope="col" class={figures ? 'number' : undefined}>
    {children}
  </th>
)
